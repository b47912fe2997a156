import { type CallWatch, noteLoss } from "../client/index.js";
import { AdminRequestError, AdminResponseError, type Applied } from "../errors/index.js";
import { fillPath } from "../http/index.js";
import { attempt } from "./attempt.js";
import type { Call } from "./call.js";
import { decide, type Failure, isLoss, type Judged, readApplied } from "./decide.js";
import type { OperationResult } from "./operation-promise.js";
import { wait } from "./time-limit.js";

/**
 * Makes attempts until one succeeds, or the call has to fail.
 *
 * @param prepare - Returns the call. If it throws, the call fails.
 */
export async function retry(prepare: () => Call, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = prepare();
  const { settings, operation, name, request, guard, beforeAttempt } = call;
  const failures: Judged[] = [];
  for (;;) {
    if (beforeAttempt) await beforeAttempt(failures.length, failures.at(-1)?.error);
    const { method, path } = guard ? await guard(call, failures) : operation;
    const isMoved = path !== operation.path || method !== operation.method;
    const own = !isMoved ? call : { ...call, method, path: fillPath(name, path, request.params?.path) };
    const endWatch = watch?.begin(failures.length + 1, call.baseUrl);
    const { success, failure, url } = await attempt(own, failures);
    if (success) {
      endWatch?.({ response: success.response, url, applied: "yes" });
      return success;
    }
    // The reason of the caller may be any error.
    const isAborted = failure.kind === "final" && call.signal?.aborted === true;
    const applied = findApplied(failure, failures, isAborted);
    const judged = { ...failure, ...decide(failure, failures, call.policy, Math.random()) };
    failures.push(judged);
    if (isLoss(failure, beforeAttempt !== undefined)) noteLoss(settings.health);
    // The server may come back in another version.
    if (failure.kind === "lost" || failure.kind === "late") settings.asked = undefined;
    const { error } = failure;
    const delay = isAborted ? undefined : judged.delay;
    const response = !isAborted && error instanceof AdminResponseError ? error : undefined;
    endWatch?.({ response, url, error, applied, delay });
    if (delay === undefined) throw error;
    await wait(delay, call.signal);
  }
}

/** Whether the server applied any attempt so far. */
function findApplied({ error, applied }: Failure, earlier: readonly Failure[], isAborted: boolean): Applied {
  if (!isAborted && error instanceof AdminRequestError) return error.applied;
  return applied === "no" ? readApplied(earlier) : applied;
}
