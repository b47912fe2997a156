import type { RegisterDeploymentRequest } from "../../generated/index.js";
import type { RequestOptions, Rules } from "../client/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, oneOf, wholeNumber } from "../client/index.js";
import { readDuration } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { WAIT_RULES } from "../waiting/index.js";
import { registerDeployment } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { runRelease } from "./run-release.js";

export const ROLL_OUT_RULES: Rules = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: {
    wanted: "a number from 0 to 1",
    isRight: (value) => typeof value === "number" && value >= 0 && value <= 1,
  },
  bake: { wanted: "a duration such as { minutes: 10 }", isRight: (value) => readDuration(value) >= 0 },
  dryRun: BOOLEAN,
};

/**
 * Registers a deployment, moves invocations that fail on older ones to it, a few first, and with `bake` watches it.
 *
 * It moves invocations that fail on older deployments of its services, or that are pinned to deleted deployments. It first tries
 * `canary` of them, and moves the rest once each has succeeded, or got past the step at which it failed. An attempt in flight on the
 * older code has five seconds to fail or to pause; otherwise its invocation is in `notMoved`. With `bake`, it watches all invocations on
 * the new deployment, and moves others as they come free. Without `bake`, and with nothing to move, nothing is checked.
 *
 * It stops with an error if a tried invocation fails, if the share of failures is above `tolerance`, if all tried ones vanish while
 * others are left, or if by the end of the bake none has succeeded or is suspended, and no tried one got past its failure. A moved
 * invocation that hangs delays the end until `timeout`. Nothing is deleted. The same call continues; {@link restoreDeployment} goes back.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns The outcomes on the new deployment, and how many invocations this call has moved, or would move in a dry run.
 * @throws A {@link RegistrationError} if the deployment cannot be registered, or a {@link WaitTimeoutError} if that takes too long.
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops later, also if another deployment is latest.
 * @example
 * ```ts
 * const result = await rollOutDeployment(client, { uri: "http://localhost:9080" }, { bake: { minutes: 10 } });
 * console.log(result.isChecked ? `${result.succeeded} have succeeded` : "nothing was checked", result.open);
 * ```
 */
export async function rollOutDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions = {},
): Promise<RollOutResult> {
  const calledFunction = "rollOutDeployment";
  assertPlainObject(deployment, `${calledFunction}: the deployment`, '{ uri: "http://localhost:9080" }');
  const checked = assertArguments(calledFunction, {}, options, { ...ROLL_OUT_RULES, ...WAIT_RULES });
  const dryRun = checked.dryRun === true || deployment.dry_run === true;
  const makeLatest = async (request: RequestOptions) => {
    const registered = await registerDeployment(client, { ...deployment, dry_run: dryRun }, request);
    return { ...registered, isMadeLatest: registered.isNew || deployment.force === true };
  };
  return runRelease(client, { calledFunction, isAwaited: true, makeLatest }, { ...checked, dryRun });
}
