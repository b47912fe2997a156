import { type CallWatch, noteLoss } from "../client/index.js";
import { AdminResponseError } from "../errors/index.js";
import { attempt } from "./attempt.js";
import type { Call } from "./call.js";
import { decide, type Failure, findAvoided, isLoss, judgeNode } from "./decide.js";
import type { OperationResult } from "./operation-promise.js";
import { wait } from "./time-limit.js";

/**
 * Makes attempts until one succeeds, or the call has to fail.
 *
 * @param prepare - Returns the call. If it throws, the call fails.
 */
export async function retry(prepare: () => Call, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = prepare();
  const { settings } = call;
  const { nodes, health } = settings;
  const failures: Failure[] = [];
  for (;;) {
    if (call.beforeAttempt) await call.beforeAttempt(failures.length, failures.at(-1)?.error);
    const { node, operation } = call.chooseNode
      ? await call.chooseNode(call, failures)
      : { node: call.node ?? nodes.current(findAvoided(failures)), operation: call.operation };
    const endWatch = watch?.begin(failures.length + 1, node);
    const { success, failure, request } = await attempt(
      operation === call.operation ? call : { ...call, operation },
      node,
      failures,
    );
    if (success) {
      endWatch?.({ status: success.status, url: request?.url });
      return success;
    }
    const { kind, error } = failure;
    // The reason of the caller may be any error.
    const isAborted = kind === "final" && call.signal?.aborted;
    const delay = isAborted ? undefined : decide(failure, failures, call.policy, Math.random());
    const how = judgeNode(failure, failures);
    failures.push(failure);
    if (how) nodes.failed(node, how);
    if (isLoss(failure, call.beforeAttempt !== undefined)) noteLoss(health);
    // The server may come back in another version.
    if ((kind === "lost" || kind === "late") && settings.asked?.node === node) settings.asked = undefined;
    const status = !isAborted && error instanceof AdminResponseError ? error.status : undefined;
    endWatch?.({ status, url: request?.url, error, delay });
    if (delay === undefined) throw error;
    await wait(delay, call.signal);
  }
}
