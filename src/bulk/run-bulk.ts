import { isIdempotent, type OperationPromise, onAbort } from "../call/index.js";
import {
  type AnyClient,
  assertArguments,
  BOOLEAN,
  FUNCTION,
  type InnerOptions,
  internals,
  pickRequest,
  type RequestOptions,
  type Rule,
  readInternals,
  reportDuring,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import { BATCH_SIZE, createBatches } from "./batches.js";
import { type BulkOperation, explainUnchanged, judgeFailure, NOT_STARTED } from "./bulk-operation.js";
import { type BulkProgress, Ledger } from "./ledger.js";
import { type BulkResult, BulkStoppedError } from "./result.js";
import { type BulkRun, runTargets, type SingleCall } from "./run-targets.js";
import { type BulkTargets, isListed, type OpenTargets, openFound, openListed } from "./targets.js";
import { Throttle } from "./throttle.js";

const DEFAULT_CONCURRENCY = 20;

/** Options of a bulk operation. Request options apply to each request. */
export interface BulkOptions extends RequestOptions {
  /**
   * Aborts the bulk operation: it aborts the requests in flight, whose targets are then `unknown`, and starts no more. The
   * {@link BulkStoppedError} has the result so far. If it is aborted already, or during the query for a filter, its
   * reason is thrown instead.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The maximum number of targets in flight, and so of targets that become `unknown` when a connection is lost. Default:
   * 20; where one request takes many targets, 200, or 100 if the operation is not idempotent. With 1, each target has
   * its own request.
   */
  readonly concurrency?: number | undefined;
  /**
   * The maximum number of targets to begin in a second, such as 0.5 or 50, so that resumed invocations do not call the service all
   * at once. They begin evenly: a batch has at most a tenth of this number. A dry run has no limit. Default: none.
   */
  readonly perSecond?: number | undefined;
  /**
   * Called when the targets are known, after each request, at least once a second, and at the end; in a dry run, too. Its errors are
   * ignored, and the run does not wait for an async function.
   */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
  /** Whether to only list the targets that would be processed, in `notStarted` of the result. Default: false. */
  readonly dryRun?: boolean | undefined;
}

type OwnOption = Exclude<keyof BulkOptions, keyof RequestOptions>;

export const BULK_RULES: Readonly<Record<OwnOption, Rule>> = {
  concurrency: /* @__PURE__ */ wholeNumber(1),
  perSecond: { wanted: "a number from 0.001", isRight: (value) => typeof value === "number" && value >= 0.001 },
  onProgress: FUNCTION,
  dryRun: BOOLEAN,
};

/**
 * Applies an operation to many targets. One failure does not stop the rest. Every bulk function calls this.
 *
 * @throws The errors of a filter's query or of an iterable, and a {@link BulkStoppedError} if the run stops after the start.
 */
export async function runBulk<Data, Options extends BulkOptions>(
  client: AnyClient,
  operation: BulkOperation,
  targets: BulkTargets,
  options: Options,
  call: (id: string, options: Omit<Options, OwnOption>) => OperationPromise<Data>,
): Promise<BulkResult<Data>> {
  const { name } = operation;
  readInternals(client, name);
  const checked = assertArguments(name, {}, options, { ...operation.options, ...BULK_RULES });
  const { concurrency: _concurrency, perSecond: _perSecond, onProgress: _onProgress, dryRun, ...callOptions } = checked;
  const isParameter = ([option]: readonly [string, unknown]) => Object.hasOwn(operation.options, option);
  const parameters = Object.fromEntries(Object.entries(checked).filter(isParameter));
  const areListed = isListed(targets);
  const open = async (stop: AbortSignal) =>
    areListed ? openListed(name, targets, stop) : openFound(operation, client, targets, pickRequest(checked));
  const callOne: SingleCall<Data> = async (id, isRepeat) => {
    if (dryRun) return NOT_STARTED;
    try {
      const { status, data } = await call(id, callOptions).withResponse();
      return explainUnchanged(operation, status) ?? { list: "succeeded", data };
    } catch (error) {
      return judgeFailure(operation, error, isRepeat || !areListed, checked.signal);
    }
  };
  return runOpen(client, { operation, parameters, open, call: callOne }, checked);
}

interface BulkWork<Data> extends Pick<BulkRun, "operation"> {
  /** Handles a dry run itself. */
  readonly call: SingleCall<Data>;
  /** The options of the operation itself. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly open: (stop: AbortSignal) => Promise<OpenTargets>;
}

/** Applies `call` to the targets that `open` returns. The options are already checked. It throws the errors of `open`. */
export async function runOpen<Data>(
  client: AnyClient,
  { operation, parameters = {}, open, call }: BulkWork<Data>,
  options: BulkOptions & InnerOptions,
): Promise<BulkResult<Data>> {
  const { concurrency, onProgress, dryRun = false } = options;
  const perSecond = (dryRun ? undefined : options.perSecond) ?? Number.POSITIVE_INFINITY;
  const request = pickRequest(options);
  const { signal, maxRetries = client[internals].maxRetries } = request;
  const stop = new AbortController();
  const targets = await open(stop.signal);
  signal?.throwIfAborted();
  const forget = signal && onAbort(signal, () => stop.abort(signal.reason));
  const ledger = new Ledger<Data>({ total: targets.total, stop: stop.signal, onProgress });
  // A dry run leaves no target unknown.
  const width = concurrency ?? (dryRun ? BATCH_SIZE : DEFAULT_CONCURRENCY);
  const throttle = new Throttle({ client: client as Client, request, stop, perSecond, mostTimeouts: 2 * width });
  const idempotent = isIdempotent(operation.retry, { params: { query: parameters } });
  const most = concurrency ?? BATCH_SIZE * (idempotent ? 2 : 1);
  const batches = dryRun ? undefined : createBatches(client, operation, parameters, request, most, perSecond);
  const isRepeatable = idempotent && maxRetries > 0;
  const run = { operation, call, isRepeatable, ledger, throttle, stop: stop.signal, width, batches };
  let result: BulkResult<Data> = ledger.result;
  ledger.report();
  await reportDuring(ledger.report, () => runTargets(run, targets)).catch((error: unknown) => {
    stop.abort(error);
    ledger.isCut = true;
    result = { ...result, hasUnread: true };
  });
  ledger.report();
  forget?.();
  if (!ledger.isCut) return result;
  throw new BulkStoppedError({ calledFunction: operation.name, result, cause: stop.signal.reason });
}
