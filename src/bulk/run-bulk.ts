/**
 * Applies one operation to many invocations. Handwritten, since the schema has no bulk operations. The list of bulk
 * functions and their names is generated.
 */

import { type OperationPromise, onAbort } from "../call/index.js";
import {
  type AnyClient,
  assertArguments,
  BOOLEAN,
  FUNCTION,
  INTERVAL,
  type InnerOptions,
  pickRequest,
  type RequestOptions,
  type Rule,
  type Rules,
  readInternals,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import { createJudge, type Judge } from "./judge.js";
import { type BulkProgress, createLedger } from "./ledger.js";
import { createPause } from "./pause.js";
import { type BatchEndpoint, type BulkOperation, type BulkResult, BulkStoppedError, listNeedless } from "./result.js";
import { type Batches, runTargets, type SingleCall } from "./run-targets.js";
import { type BulkTargets, type OpenTargets, openTargets, readIds } from "./targets.js";

const DEFAULT_CONCURRENCY = 20;
/** Larger batches are hardly faster (seen on 1.7.12). */
const BATCH_SIZE = 100;
/** In milliseconds. A server that is away for longer is not just restarting. */
const DEFAULT_PAUSE = 60_000;

/** Options of a bulk operation. Request options apply to each request. */
export interface BulkOptions extends RequestOptions {
  /**
   * Aborts the bulk operation: it aborts the requests in flight and starts no more. The {@link BulkStoppedError} then
   * has the result so far. Before the first call, as during the query for a filter, the signal's reason is thrown instead.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The maximum number of targets in flight, and so of targets that become `unknown` when a connection is lost. Default:
   * 20; where one request takes many targets, 200, or 100 if the operation is not idempotent. With 1, each target has a
   * request of its own.
   */
  readonly concurrency?: number | undefined;
  /**
   * The longest pause, in milliseconds: while the server is unavailable, or asks for one by `Retry-After`. If it is not back
   * by then, or asks for more, the run stops with a {@link BulkStoppedError}. Default: 60000.
   */
  readonly maxPause?: number | undefined;
  /** Called after each request. An error that it throws is ignored, and nothing waits for it if it is async. */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
  /** Whether to only list the targets, in `notStarted` of the result, without any call. Default: false. */
  readonly dryRun?: boolean | undefined;
}

type OwnOption = Exclude<keyof BulkOptions, keyof RequestOptions>;

const OWN_RULES: Readonly<Record<OwnOption, Rule>> = {
  concurrency: /* @__PURE__ */ wholeNumber(1),
  maxPause: INTERVAL,
  onProgress: FUNCTION,
  dryRun: BOOLEAN,
};

/**
 * Applies an operation to many targets. One failure does not stop the rest. Every bulk function calls this.
 *
 * @param call - Applies the operation to one target.
 * @throws A TypeError, before anything is sent, if an argument is wrong, and the errors of a filter's query.
 * @throws A {@link BulkStoppedError} if the signal aborts, the targets fail after the start, the server stays away,
 * or the token or the address is wrong.
 */
export async function runBulk<Data, Options extends BulkOptions>(
  client: AnyClient,
  operation: BulkOperation,
  targets: BulkTargets,
  options: Options,
  call: (id: string, options: Omit<Options, OwnOption>) => OperationPromise<Data>,
): Promise<BulkResult<Data>> {
  const checked = assertBulkArguments(client, operation, options);
  const { concurrency: _c, maxPause: _m, onProgress: _p, dryRun: _d, ...each } = checked;
  const { signal, headers: _h, timeout: _t, maxRetries: _r, ...own } = each;
  signal?.throwIfAborted();
  const needless = listNeedless(operation, own);
  const open = await openTargets(operation.name, client, targets, needless, pickRequest(checked));
  const judge = createJudge(operation, own, open.areFound);
  return runOpen<Data>(client, { operation, open, judge, own }, checked, async (id) => {
    const { status, data } = await call(id, each).withResponse();
    return judge.judgeSuccess(status, data);
  });
}

/** What a bulk function does to its targets. */
export interface BulkPlan {
  readonly operation: BulkOperation;
  readonly open: OpenTargets;
  readonly judge: Judge;
  /** The options of the operation itself. */
  readonly own: Readonly<Record<string, unknown>>;
}

/**
 * Applies `call` to targets that are open. The arguments must be checked.
 *
 * @throws A {@link BulkStoppedError} if the signal aborts, the targets fail after the start, the server stays away,
 * or the token or the address is wrong.
 */
export async function runOpen<Data>(
  client: AnyClient,
  { operation, open, judge, own }: BulkPlan,
  options: BulkOptions & InnerOptions,
  call: SingleCall<Data>,
): Promise<BulkResult<Data>> {
  const { concurrency, maxPause = DEFAULT_PAUSE, onProgress, dryRun = false } = options;
  const request = pickRequest(options);
  const { signal } = request;
  const ledger = createLedger<Data>({ judge, signal, total: open.known?.length, onProgress });
  if (dryRun) {
    for await (const id of readIds(operation.name, open, signal)) ledger.leave(id);
    return ledger.result;
  }

  const places = concurrency ?? DEFAULT_CONCURRENCY;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const forget = signal && onAbort(signal, () => stop.abort(signal.reason));
  let hasGivenUp = false;
  // The client's type depends on the OpenAPI document. The requests made here are the same in all of them.
  const pause = createPause(client as Client, {
    request: { ...request, timeout: undefined, maxRetries: undefined },
    longest: maxPause,
    mostTimeouts: 2 * places,
    giveUp(reason) {
      hasGivenUp = true;
      stop.abort(reason);
    },
  });
  const run = { client, operation, judge, ledger, pause, stop: stop.signal, request, own };
  const batches = planBatches(operation.batch, own, concurrency ?? BATCH_SIZE * (judge.isIdempotent ? 2 : 1));
  const ids = readIds(operation.name, open, stop.signal);
  const failure = await runTargets(run, ids, { batches, places, call });
  forget?.();
  ledger.leaveRest(open.known);
  if (!failure && !hasGivenUp && ledger.isWhole()) return ledger.result;
  const cause = failure ? failure.reason : stop.signal.reason;
  throw new BulkStoppedError({ operation: operation.name, result: ledger.result, cause });
}

/** Returns undefined if each target needs a request of its own. */
function planBatches(endpoint: BatchEndpoint | undefined, own: object, concurrency: number): Batches | undefined {
  const names = Object.keys(own);
  if (!endpoint || !names.every((name) => endpoint.options.includes(name))) return undefined;
  const size = Math.min(concurrency, BATCH_SIZE);
  return { endpoint, size, parallel: Math.floor(concurrency / size) };
}

/**
 * @param rules - The options that only this bulk function has.
 * @throws TypeError that names the argument or the option.
 */
export function assertBulkArguments<Options extends BulkOptions>(
  client: AnyClient,
  operation: BulkOperation,
  options: Options,
  rules: Rules = {},
): Options & InnerOptions {
  readInternals(client, operation.name);
  return assertArguments(operation.name, {}, options, { ...operation.options, ...rules, ...OWN_RULES });
}
