import { setTimeout as delay } from "node:timers/promises";
import {
  type AdminClient,
  type BulkResult,
  countInvocations,
  listInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
  type Sql,
  sql,
  streamRows,
  waitForInvocation,
  waitUntilDrained,
} from "../../../src/index.js";

export interface Targets {
  /** Rows of the service `Task` that are there all the time. */
  readonly known: readonly string[];
  /** Paused invocations, in parts: each part is for one bulk operation by filter. */
  readonly paused: readonly (readonly string[])[];
  /** Completed invocations, in parts: each part is for one bulk operation that restarts them. */
  readonly completed: readonly (readonly string[])[];
  readonly naps: readonly string[];
  readonly deployment: string;
}

export interface Traffic {
  readonly thrown: string[];
  readonly wrong: string[];
  readonly resumed: BulkResult[];
  readonly restarted: BulkResult[];
  readonly calls: Map<string, number>;
  /** Milliseconds. */
  longest: number;
}

export async function makeTraffic(admin: AdminClient, targets: Targets, stop: AbortSignal): Promise<Traffic> {
  const traffic: Traffic = { thrown: [], wrong: [], resumed: [], restarted: [], calls: new Map(), longest: 0 };
  const { known, paused, completed, naps, deployment } = targets;
  const watch = async <T>(kind: string, call: () => Promise<T>, isRight: (result: T) => boolean): Promise<void> => {
    const start = performance.now();
    traffic.calls.set(kind, (traffic.calls.get(kind) ?? 0) + 1);
    try {
      const result = await call();
      if (!isRight(result)) traffic.wrong.push(`${kind}: ${JSON.stringify(result)}`);
    } catch (error) {
      const seconds = ((performance.now() - start) / 1_000).toFixed(1);
      traffic.thrown.push(`${kind}, after ${seconds} s: ${String(error)}`);
    }
    traffic.longest = Math.max(traffic.longest, performance.now() - start);
  };
  const repeat = async (kind: string, call: () => Promise<number>): Promise<void> => {
    while (!stop.aborted) {
      await watch(kind, call, (count) => count === known.length);
      await delay(200);
    }
  };
  const inTurn = async <Part>(kind: string, parts: readonly Part[], call: (part: Part) => Promise<unknown>) => {
    for (const [index, part] of parts.entries()) {
      await delay(index * 700);
      await watch(
        kind,
        () => call(part),
        () => true,
      );
    }
  };
  const isKnown = sql`id IN ${known}`;
  await Promise.all([
    repeat("countInvocations", () => countInvocations(admin, { sql: isKnown })),
    repeat("listInvocations", () => countAll(listInvocations(admin, { sql: isKnown }))),
    repeat("streamRows", () => countStream(admin, isKnown, known.length)),
    inTurn("resumeInvocations by filter", paused, async (ids) => {
      traffic.resumed.push(await resumeInvocations(admin, { status: "paused", sql: sql`id IN ${ids}` }));
    }),
    inTurn("restartInvocationsAsNew by filter", completed, async (ids) => {
      traffic.restarted.push(await restartInvocationsAsNew(admin, { sql: sql`id IN ${ids}` }));
    }),
    ...naps.map((id) =>
      watch(
        "waitForInvocation",
        () => waitForInvocation(admin, id),
        ({ status }) => status === "completed",
      ),
    ),
    watch(
      "waitUntilDrained",
      () => waitUntilDrained(admin, deployment),
      () => true,
    ),
  ]);
  return traffic;
}

/** A stream cannot take back rows. If it breaks off, its error must say how many rows it has yielded. */
async function countStream(admin: AdminClient, condition: Sql, expected: number): Promise<number> {
  let count = 0;
  try {
    for await (const _ of streamRows(admin, sql`SELECT * FROM sys_invocation WHERE ${condition}`)) count++;
    return count;
  } catch (error) {
    if (count > 0 && String(error).includes(`the result broke off after ${count} rows`)) return expected;
    throw error;
  }
}

async function countAll(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}
