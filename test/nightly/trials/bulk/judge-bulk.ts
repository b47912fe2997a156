/** Judges what bulk calls reported by what the server was asked and answered for each target, and by the statuses at the end. */

import { AdminTimeoutError, type BulkResult, BulkStoppedError } from "../../../../src/index.js";
import { ENOUGH } from "../calls.js";
import type { Exchange } from "../faulty-proxy.js";
import type { Finding } from "../run-trials.js";
import { type BulkCall, type BulkReport, VERBS } from "./run-bulk.js";

/** A request for one target, alone or in a batch. */
interface Asked {
  readonly id: string;
  readonly exchange: Exchange;
  /** What the server did: undefined if nobody knows. */
  readonly isDone: boolean | undefined;
}

export function judgeBulk({ calls, statuses }: BulkReport): readonly Finding[] {
  return calls.flatMap((call, index) => {
    const findings: Finding[] = [];
    judgeCall(call, statuses, (kind, why) => {
      findings.push({ kind, why: `${call.drawn.verb} ${index}: ${why}` });
    });
    return findings;
  });
}

function judgeCall(
  { drawn, ids, value, error, hangs, exchanges }: BulkCall,
  statuses: ReadonlyMap<string, string>,
  find: (kind: string, why: string) => void,
): void {
  const { verb, as, options } = drawn;
  const isAborted = options.abortAfter !== undefined;
  if (hangs) find("hangs", "it does not end");
  const asked = exchanges().flatMap((exchange) => listAsked(exchange, VERBS[verb]));
  const result = (error instanceof BulkStoppedError ? error.result : value) as BulkResult | undefined;
  if (options.dryRun && asked.length > 0) find("false dry run", "it sends requests");
  if (result === undefined) {
    if (asked.length > 0) find("no result", `requests were sent, and the call ends with ${error}`);
    if (as !== "filter" && !(isAborted && error === ENOUGH)) find("threw", String(error));
    return;
  }
  const of = (id: string): readonly Asked[] => asked.filter((each) => each.id === id);
  const mayBeDone = (id: string): boolean => of(id).some(({ isDone }) => isDone !== false);
  const listed = [
    ...[result.succeeded, result.unchanged, result.failed],
    ...[result.unknown, result.notStarted],
  ].flatMap((list: readonly { readonly id: string }[]) => list.map(({ id }) => id));
  if (new Set(listed).size < listed.length) find("not once", `the lists have ${listed}`);
  const missing = ids.filter((id) => !listed.includes(id));
  if (as !== "filter" && missing.length > 0 && !result.hasUnread) find("not once", `no list has ${missing}`);
  for (const { id } of result.succeeded) {
    const isShown = of(id).some(({ isDone, exchange }) => isDone && exchange.isDelivered);
    if (!isShown) find("false success", `${id}: no response says so`);
    const status = statuses.get(id);
    if (verb === "killInvocations" && status !== undefined && status !== "completed")
      find("false success", `${id} is ${status} after a kill`);
  }
  for (const { id, reason } of result.unchanged) {
    if (!of(id).some(({ exchange }) => exchange.isDelivered))
      find("false unchanged", `${id}: no response says ${reason}`);
    const status = statuses.get(id);
    if (reason === "gone" && status !== undefined) find("false unchanged", `${id} is ${status}, and not gone`);
    if (reason === "completed" && status !== undefined && status !== "completed")
      find("false unchanged", `${id} is ${status}, and not completed`);
  }
  for (const { id, error: why } of result.failed) if (mayBeDone(id)) find("false failure", `${id}: ${why}`);
  // A request that took too long may not have arrived.
  for (const { id, error: why } of result.unknown)
    if (of(id).length === 0 && !isAborted && !(why instanceof AdminTimeoutError))
      find("false unknown", `${id}: nothing was sent, and the error is ${why}`);
  for (const { id } of result.notStarted) if (mayBeDone(id)) find("false not started", `${id} was sent`);
  if (verb === "restartInvocationsAsNew" || verb === "resumeInvocations") {
    const twice = ids.filter((id) => of(id).filter(({ isDone }) => isDone).length > 1);
    if (twice.length > 0) find("doubled", `the server did it twice for ${twice}`);
  }
}

/** Reads the targets of a request, and what the server did for each. */
function listAsked(exchange: Exchange, verb: string): readonly Asked[] {
  const { method, path, body, isPassedOn, answer } = exchange;
  const single = /^(?:\/v\d+)?\/invocations\/([^/]*)\/([^/]*)$/.exec(path);
  if (single?.[2] === verb && method === "PATCH") {
    const isDone = isPassedOn ? answer && answer.status < 300 : false;
    return [{ id: single[1] ?? "", exchange, isDone }];
  }
  if (!path.includes("invocations_batch_operations")) return [];
  const ids: readonly string[] = Object(JSON.parse(body)).invocation_ids;
  const { succeeded = [], failed = [] } = answer?.status === 200 ? Object(JSON.parse(answer.body)) : {};
  const wasRefused = new Set(failed.map((each: { readonly invocation_id: string }) => each.invocation_id));
  return ids.map((id) => {
    const said = succeeded.includes(id)
      ? true
      : wasRefused.has(id) || (answer && answer.status >= 400)
        ? false
        : undefined;
    return { id, exchange, isDone: isPassedOn ? said : false };
  });
}
