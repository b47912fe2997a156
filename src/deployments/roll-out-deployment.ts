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
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import type { MoveSelection } from "./read-invocations.js";
import { register } from "./register-deployment.js";
import { createRollOut } from "./roll-out.js";
import type { RollOutResult } from "./roll-out-result.js";
import { runTurns } from "./run-turns.js";
import { settle } from "./settle.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, from the registration on; 0 disables it. Default: 600000, ten minutes. */
  readonly timeout?: number | undefined;
  /** The longest time to wait until every node uses the new deployment, as in {@link RegisterOptions.settle}. */
  readonly settle?: number | undefined;
  /**
   * How many of the invocations to move are tried first, some of each handler. The rest follows once all of these have passed
   * the step at which they failed. 0 moves all at once. Default: 5.
   */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` only waits for them. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /** The ids of the deployments to replace. Default: all that share a service with the new one. */
  readonly replaces?: readonly string[] | undefined;
  /** Whether to keep the older deployments once they have drained. Default: false. */
  readonly keepOlder?: boolean | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /**
   * Called after the registration and after each poll, with what that poll read. An error that it throws is ignored.
   */
  readonly onProgress?: ((result: RollOutResult) => unknown) | undefined;
}

const OWN_OPTIONS = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  keepOlder: BOOLEAN,
  replaces: STRINGS,
  dryRun: BOOLEAN,
  onProgress: FUNCTION,
  settle: DURATION,
  interval: INTERVAL,
};

/** In milliseconds. */
const DEFAULT_TIMEOUT = 600_000;

/** How many invocations are tried first. */
const CANARY = 5;

/**
 * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, waits until
 * the older ones have drained, and deletes them.
 *
 * If one of the few fails on the new deployment, too, it stops: the rest stays where it is, and nothing is deleted. What it tried
 * goes back where it was, or is paused on the new deployment if it has made another step there. The same holds if one completes
 * with a failure. The new deployment stays registered, and new invocations go to it: to go back, register the older address
 * with `force: true`. One that neither passes nor fails holds the rollout up until its `timeout`.
 *
 * Nothing is deleted while an invocation fails on the new deployment for a reason for which it did not fail before.
 *
 * An older deployment that is still the latest of another service is kept. An invocation that `move` does not
 * select has to finish, or be resumed or killed by someone, before its deployment is deleted; `notMoved` lists these. Paused
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
 * @param options - `canary`, `move`, `replaces`, `keepOlder`, `dryRun`, `onProgress`, `settle`, `timeout`, `interval`, and
 * request options.
 * @returns What was done. In a dry run, what would be done.
 * @throws A {@link RegistrationError} if the deployment cannot be registered.
 * @throws A {@link RollOutStoppedError} if it stops after the registration: because the new code fails, on timeout, by the
 * signal, by an error, or because another deployment is the latest by now. Its `result` has what was done so far.
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
): Promise<RollOutResult> {
  assertPlainObject(deployment, "rollOutDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const checked = assertArguments("rollOutDeployment", {}, options, OWN_OPTIONS);
  const {
    canary = CANARY,
    move = "failing",
    replaces,
    keepOlder = false,
    onProgress,
    settle: longest,
    ...others
  } = checked;
  const { dryRun = Boolean(deployment.dry_run), timeout = DEFAULT_TIMEOUT, interval, ...request } = others;
  if (deployment.dry_run && !dryRun) {
    throw new TypeError("rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false");
  }
  const { mayBeNew, ...registered } = await register(client, { ...deployment, dry_run: dryRun }, request);
  const force = Boolean(deployment.force);
  const rollOut = createRollOut(client, registered, { canary, move, replaces, keepOlder, dryRun, force });
  if (mayBeNew) {
    await settle(client, registered.services, request, longest).catch(async (cause: unknown) => {
      throw await rollOut.stop(cause, request);
    });
  }
  notify(onProgress, rollOut.read());
  await runTurns(
    "the older deployments to drain",
    { ...request, timeout, interval },
    (each) => rollOut.takeTurn(each).finally(() => notify(onProgress, rollOut.read())),
    (cause) => rollOut.stop(cause, request),
  );
  return rollOut.read();
}
