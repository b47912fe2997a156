import type { RegisterDeploymentRequest } from "../../generated/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, oneOf, type Rules, wholeNumber } from "../client/index.js";
import { readDuration } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { WAIT_RULES } from "../waiting/index.js";
import { registerDeployment } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { runRelease } from "./run-release.js";

export const ROLL_OUT_RULES: Rules = {
  ...WAIT_RULES,
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1],
  bake: ["a duration such as { minutes: 10 }", (value) => readDuration(value) >= 0],
  dryRun: BOOLEAN,
};

/**
 * Registers a deployment, moves what fails on the older ones to it, a few first, and with `bake` watches what runs there.
 *
 * It moves what fails on older deployments of the same services, and what is pinned to deployments that somebody has deleted: first
 * the few that can be moved at once, and the rest once these have succeeded, or got past the step at which they failed. It gives what
 * the older code has begun five seconds to fail or to pause; `notMoved` lists what is still in flight then. With `bake`, it watches
 * everything that runs on the new deployment, new invocations too, and moves what fails on the older ones meanwhile. Without it, and
 * without anything to move, nothing is checked.
 *
 * It stops with an error if one of those that are tried fails, if more than `tolerance` of what has ended or fails has failed, if all
 * of those that are tried vanish and nothing has succeeded, or if nothing has succeeded by the end of the bake. One that was moved and
 * hangs on the new code holds it up until its `timeout`. It deletes nothing, and never goes back by itself: {@link restoreDeployment}
 * does. After an interruption, the same call continues.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns What was seen on the new deployment, and what was moved. In a dry run, what would be moved.
 * @throws A {@link RegistrationError} if the deployment cannot be registered, or a {@link WaitTimeoutError} if that takes too long.
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that, also if another deployment is the latest.
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
  const { dryRun: isTrial, ...rest } = assertArguments(calledFunction, {}, options, ROLL_OUT_RULES);
  const dryRun = isTrial === true || deployment.dry_run === true;
  return runRelease(client, { calledFunction, dryRun, isAwaited: true }, rest, async (request) => {
    const newer = await registerDeployment(client, { ...deployment, dry_run: dryRun }, request);
    return { ...newer, isMadeLatest: newer.isNew || deployment.force === true };
  });
}
