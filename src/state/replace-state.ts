import { assertArguments, checkOptions, isPlainObject, type Rules, STRING } from "../client/index.js";
import type { Client } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import type { StateValues } from "./new-state.js";
import { prepareState } from "./new-state.js";
import type { ReadStateOptions, ServiceState } from "./read-state.js";
import { confirmState, sendState, VERIFY_RULES } from "./write-state.js";

/** Options of {@link replaceState}. */
export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that you read. The server makes the change only if the state still has this version. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the change is visible, and how. With `false` the call resolves once the server accepts the
   * change, which it makes later or drops. Default: true, for up to 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

const RULES: Rules = {
  scope: STRING,
  expectedVersion: STRING,
  verify: ["a boolean or an object", (value) => typeof value === "boolean" || isPlainObject(value)],
};

/** Replaces the whole state at one key. Like {@link AdminClient.replaceState}, with the client as the first argument. */
export async function replaceState(
  client: Client,
  service: string,
  key: string,
  values: StateValues,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  // The server would treat null as no version, and overwrite any state.
  const checked = assertArguments("replaceState", { service, key }, options, RULES);
  const { expectedVersion, verify = true, ...request } = checked;
  const waiting = typeof verify === "object" ? verify : {};
  checkOptions(waiting, "replaceState: verify: ", VERIFY_RULES);
  const address = { service, key, expectedVersion };
  const prepared = await prepareState(values, "replaceState: the values");
  await sendState(client, address, prepared, request);
  return verify ? confirmState(client, address, prepared, request, waiting) : prepared.target;
}
