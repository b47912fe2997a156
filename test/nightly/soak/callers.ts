import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type AdminClient, createAdminClient } from "../../../src/index.js";
import { type CallOptions, Tally, watchCall } from "./watched-call.js";

export interface Target {
  readonly adminUrl: string;
  /** The address of the services, and their deployment. */
  readonly uri: string;
  readonly deployment: string;
  /** The signal of all calls that are not aborted on their own, as in a process with one signal for its end. */
  readonly signal: AbortSignal;
}

type Call = (admin: AdminClient, options: CallOptions) => Promise<unknown>;

/** Runs callers that each make one random call after another, until they are stopped. */
export async function runCallers(count: number, target: Target, stop: AbortSignal): Promise<Tally> {
  const tally = new Tally();
  await Promise.all(Array.from({ length: count }, () => callUntilStopped(target, tally, stop)));
  return tally;
}

async function callUntilStopped(target: Target, tally: Tally, stop: AbortSignal): Promise<void> {
  let retries = 0;
  const admin = createAdminClient({ baseUrl: target.adminUrl, onRetry: () => retries++ });
  while (!stop.aborted) {
    const call = chooseCall(target);
    retries = 0;
    await makeCall(target, tally, (options) => watchCall(options, call(admin, options), () => retries));
    await delay(Math.random() * 40);
  }
}

/** One of five calls has much less time than it needs, and one is aborted on its own. */
async function makeCall(
  { signal }: Target,
  tally: Tally,
  watch: (options: CallOptions) => ReturnType<typeof watchCall>,
): Promise<void> {
  const dice = Math.random();
  const timeout = dice < 0.2 ? 1 + Math.random() * 30 : 3_000;
  const options = { signal, timeout, maxRetries: 4 };
  if (dice < 0.8) {
    tally.add(await watch(options));
    return;
  }
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(pick(ABORT_REASONS)), Math.random() * 60);
  tally.add(await watch({ ...options, signal: own.signal }));
  clearTimeout(timer);
  tally.leakedListeners += getEventListeners(own.signal, "abort").length;
}

const ABORT_REASONS: readonly unknown[] = [
  undefined,
  "not needed any more",
  new Error("the caller's own"),
  Symbol("stop"),
];

function chooseCall({ uri, deployment }: Target): Call {
  const calls: readonly Call[] = [
    (admin, options) => admin.getHealth(options),
    (admin, options) => admin.getVersion(options),
    (admin, options) => admin.listDeployments(options),
    (admin, options) => admin.getDeployment(deployment, options),
    (admin, options) => admin.listServices(options),
    (admin, options) => admin.query({ query: "SELECT id FROM sys_invocation LIMIT 3" }, options),
    (admin, options) => admin.createDeployment({ uri }, options),
    (admin, options) => admin.modifyService("Echo", { journal_retention: "1d" }, options),
  ];
  return pick(calls);
}

function pick<T>(choices: readonly T[]): T {
  return choices[Math.floor(Math.random() * choices.length)] as T;
}
