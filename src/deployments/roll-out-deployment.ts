import type { RegisterDeploymentRequest } from "../../generated/index.js";
import {
  assertArguments,
  assertPlainObject,
  BOOLEAN,
  DURATION,
  FUNCTION,
  INTERVAL,
  notify,
  oneOf,
  STRINGS,
} from "../client/index.js";
import type { Client } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { pollAndRelease } from "./mover.js";
import { register } from "./register-deployment.js";
import { replaceOlder } from "./replace-older.js";
import { type RollOut, RollOutStoppedError } from "./roll-out.js";
import type { MoveSelection } from "./select-movable.js";
import { settle } from "./settle.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, from the registration on; 0 disables it. Default: 600000, ten minutes. */
  readonly timeout?: number | undefined;
  /** The longest time to wait until every node uses the new deployment, as in {@link RegisterOptions.settle}. */
  readonly settle?: number | undefined;
  /** Which invocations to move to the new deployment; `none` only waits for them. Default: `failed`. */
  readonly move?: MoveSelection | "none" | undefined;
  /** The ids of the deployments to replace. Default: all that share a service with the new one. */
  readonly replaces?: readonly string[] | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /**
   * Called after the registration and after each poll. The `invocations` of an older deployment are those that are left
   * after the moves of that poll. An error that it throws is ignored.
   */
  readonly onProgress?: ((rollOut: RollOut) => unknown) | undefined;
}

const OWN_OPTIONS = {
  move: /* @__PURE__ */ oneOf(["failed", "all", "none"]),
  replaces: STRINGS,
  dryRun: BOOLEAN,
  onProgress: FUNCTION,
  settle: DURATION,
  interval: INTERVAL,
};

/** In milliseconds. */
const DEFAULT_TIMEOUT = 600_000;

/**
 * Registers a deployment, moves the invocations that are stuck on older deployments to it, waits until the older ones
 * have drained, and deletes them.
 *
 * An older deployment that is still the latest of another service is kept. An invocation that `move` does not
 * select has to finish, or be resumed or killed by someone, before its deployment is deleted; `left` lists these. Paused
 * invocations that failed before they were pinned are resumed, too, on the latest deployment.
 *
 * Nothing is stored outside the server. After an interruption or a timeout, call it again with the same arguments, and it continues
 * where it stopped. Invocations that it has paused and not moved by then are resumed where they were, which takes up to 5 seconds. It
 * survives a restart of the server.
 *
 * Its steps are functions of their own: {@link registerDeployment}, {@link findOlderDeployments},
 * {@link moveInvocations}, {@link waitUntilDrained} and {@link deleteDeployment}.
 *
 * @param client - The client, from `createClient`.
 * @param deployment - The deployment to register, as for {@link registerDeployment}.
 * @param options - `move`, `replaces`, `dryRun`, `onProgress`, `timeout`, `interval`, and request options.
 * @returns What was done. In a dry run, what would be done.
 * @throws A {@link RegistrationError} if the deployment cannot be registered.
 * @throws A {@link RollOutStoppedError} if it stops after the registration: on timeout, by the signal, by an error, or
 * because another deployment is the latest by now. The error has what was done so far.
 *
 * @example
 * ```ts
 * const { id, older, moved } = await rollOutDeployment(client, { uri: "http://localhost:9080" });
 * console.log(id, "replaces", older.map((deployment) => deployment.id), "moved", moved);
 * ```
 */
export async function rollOutDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions = {},
): Promise<RollOut> {
  assertPlainObject(deployment, "rollOutDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const checked = assertArguments("rollOutDeployment", {}, options, OWN_OPTIONS);
  const {
    move = "failed",
    replaces,
    dryRun = Boolean(deployment.dry_run),
    onProgress,
    settle: longest,
    ...rest
  } = checked;
  if (deployment.dry_run && !dryRun) {
    throw new TypeError("rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false");
  }
  const { timeout = DEFAULT_TIMEOUT, interval, ...request } = rest;
  const { mayBeNew, ...registered } = await register(client, { ...deployment, dry_run: dryRun }, request);

  const { takeTurn, read, release } = replaceOlder(client, registered, {
    move,
    replaces,
    dryRun,
    force: Boolean(deployment.force),
  });
  const stop = (cause: unknown, paused?: readonly string[]) =>
    new RollOutStoppedError({ rollOut: read(), paused, cause });
  if (mayBeNew) {
    await settle(client, registered.services, request, longest).catch((cause: unknown) => {
      throw stop(cause);
    });
  }
  notify(onProgress, read());
  await pollAndRelease(
    "the older deployments to drain",
    { ...request, timeout, interval },
    (each) => takeTurn(each).finally(() => notify(onProgress, read())),
    release,
    stop,
  );
  return read();
}
