import { type CallWatch, noteLoss } from "../client/index.js";
import { AdminRequestError, AdminResponseError } from "../errors/index.js";
import { attempt } from "./attempt.js";
import type { Call } from "./call.js";
import { decide, isLoss, type Judged, readApplied } from "./decide.js";
import type { OperationResult } from "./operation-promise.js";
import { wait } from "./time-limit.js";

/**
 * Makes attempts until one succeeds, or the call has to fail.
 *
 * @param prepare - Returns the call. If it throws, the call fails.
 */
export async function retry(prepare: () => Call, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = prepare();
  const { settings, guard, beforeAttempt } = call;
  const failures: Judged[] = [];
  for (;;) {
    if (beforeAttempt) await beforeAttempt(failures.length, failures.at(-1)?.error);
    const checked = guard ? await guard(call, failures) : call;
    const endWatch = watch?.begin(failures.length + 1, call.baseUrl);
    const { success, failure, url } = await attempt(checked, failures);
    if (success) {
      endWatch?.({ response: success.response, url, applied: "yes" });
      return success;
    }
    const { kind, error } = failure;
    const applied = failure.applied === "no" ? readApplied(failures) : failure.applied;
    const judged = decide(failure, failures, call.policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (isLoss(failure, beforeAttempt !== undefined)) noteLoss(settings.health);
    // The server may come back in another version.
    if (kind === "lost" || kind === "late") settings.asked = undefined;
    // The reason of the caller may be any value, which is never looked at.
    const known = kind !== "aborted" && error instanceof AdminRequestError ? error : undefined;
    const response = known instanceof AdminResponseError ? known : undefined;
    endWatch?.({ response, url, error, applied: known?.applied ?? applied, delay });
    if (delay === undefined) throw error;
    await wait(delay, call.signal);
  }
}
