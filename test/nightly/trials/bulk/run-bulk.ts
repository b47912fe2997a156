/** Runs one trial: a service with invocations in every state, and calls that act on many of them, behind a faulty proxy. */

import { setTimeout as delay } from "node:timers/promises";
import { type Context, handlers, service } from "@restatedev/restate-sdk";
import { type AdminClient, createAdminClient } from "../../../../src/index.js";
import { serveServices } from "../../../../src/testing/server/serve-services.js";
import { sendInvocation } from "../../../kit/send-invocations.js";
import { type DrawnOptions, drawOptions, giveTargets, type Settled, settle, WAYS, type Way } from "../calls.js";
import { drawFaults, type Faults, startFaultyProxy } from "../faulty-proxy.js";
import { createDice, seed } from "../run-trials.js";

/** The bulk functions, each with the last part of the paths of its operation. */
export const VERBS = {
  killInvocations: "kill",
  cancelInvocations: "cancel",
  pauseInvocations: "pause",
  resumeInvocations: "resume",
  purgeInvocations: "purge",
  purgeJournals: "purge-journal",
  restartInvocationsAsNew: "restart-as-new",
} as const;
type Verb = keyof typeof VERBS;

const STATES = ["sleeps", "is paused", "is done", "backs off", "is scheduled", "does not exist", "is no id"] as const;
type State = (typeof STATES)[number];

/** The most targets that a trial without batches has. */
const SOME = 12;

interface BulkDraw {
  readonly trial: number;
  readonly states: readonly State[];
  readonly faults: Faults;
  readonly calls: readonly {
    readonly verb: Verb;
    readonly as: Way | "filter";
    /** Whether each second target is listed twice. */
    readonly repeats: boolean;
    readonly options: DrawnOptions;
  }[];
  /** Milliseconds between the requests of somebody else, who kills some of the invocations. */
  readonly killsEvery: number | undefined;
}

export type BulkCall = Settled & { readonly drawn: BulkDraw["calls"][number]; readonly ids: readonly string[] };

export interface BulkReport {
  readonly draw: BulkDraw;
  readonly calls: readonly BulkCall[];
  /** The statuses of the invocations at the end, by id. */
  readonly statuses: ReadonlyMap<string, string>;
}

function drawBulk(trial: number): BulkDraw {
  const dice = createDice(trial);
  const { from, pick, isTrue, random } = dice;
  const count = pick(from(1, SOME), from(1, SOME), 130);
  return {
    trial,
    states: Array.from({ length: count }, () => pick(...STATES.slice(0, isTrue(0.1) ? STATES.length : 5))),
    faults: drawFaults(random),
    calls: Array.from({ length: from(1, 4) }, () => ({
      verb: pick(...(Object.keys(VERBS) as Verb[])),
      as: pick<Way | "filter">(...WAYS, "filter"),
      repeats: isTrue(0.1),
      options: drawOptions(dice),
    })),
    killsEvery: isTrue(0.3) ? from(20, 200) : undefined,
  };
}

export interface Place {
  readonly adminUrl: string;
  readonly ingressUrl: string;
}

export async function runBulkTrial(place: Place, trial: number): Promise<BulkReport> {
  const draw = drawBulk(trial);
  const name = `B${seed}x${trial}`;
  const services = await serveServices([createTask(name)]);
  const direct = createDirect(place.adminUrl, name);
  const registered = Object(await direct.send("POST", "/deployments", { uri: services.url }));
  if (registered.id === undefined) throw new Error(`not registered: ${JSON.stringify(registered)}`);
  const proxy = await startFaultyProxy(place.adminUrl, draw.faults, createDice(trial, seed + 1).random);
  let isOver = false;
  try {
    const ids: string[] = [];
    while (ids.length < draw.states.length) {
      const some = draw.states.slice(ids.length, ids.length + 30);
      ids.push(...(await Promise.all(some.map((state, index) => startIn(place, name, state, ids.length + index)))));
    }
    await direct.waitUntil((statuses) => ids.every((each, index) => isIn(draw.states[index], statuses.get(each))));
    const kill = async (): Promise<void> => {
      for (const each of ids) {
        if (isOver || draw.killsEvery === undefined) return;
        await direct.send("PATCH", `/invocations/${each}/kill`);
        await delay(draw.killsEvery);
      }
    };
    const killed = kill();
    const calls: BulkCall[] = [];
    for (const drawn of draw.calls) {
      const { verb, as, repeats, options } = drawn;
      const { abortAfter, concurrency, perSecond, dryRun, ...request } = options;
      const listed = repeats ? ids.flatMap((each, index) => (index % 2 === 0 ? [each, each] : [each])) : ids;
      // With 130 targets, one at a time takes too long.
      const width = ids.length > SOME ? undefined : concurrency;
      const admin: AdminClient = createAdminClient({ baseUrl: proxy.url });
      const settled = await settle(proxy, abortAfter, (passed) => {
        const targets = as === "filter" ? { service: name } : giveTargets(as, listed);
        return admin[verb](targets, { ...request, ...passed, concurrency: width, perSecond, dryRun });
      });
      calls.push({ ...settled, drawn, ids });
      if (settled.hangs) break;
    }
    isOver = true;
    await killed;
    await proxy.idle();
    return { draw, calls, statuses: await direct.readStatuses() };
  } finally {
    isOver = true;
    await proxy.close();
    await direct.removeAll();
    await direct.send("DELETE", `/deployments/${registered.id}?force=true`);
    await services.close();
  }
}

function createTask(name: string) {
  const fail = async (ctx: Context): Promise<void> => {
    await ctx.run("start", () => "started");
    throw new Error("is broken");
  };
  const sleep = async (ctx: Context): Promise<void> => {
    await ctx.run("start", () => "started");
    await ctx.sleep({ days: 1 });
  };
  const pause = { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } } as const;
  const backOff = { retryPolicy: { initialInterval: 600_000, maxInterval: 600_000 } };
  return service({
    name,
    handlers: {
      sleeps: sleep,
      is_done: async (ctx: Context) => ctx.run("start", () => "started"),
      is_paused: handlers.handler(pause, fail),
      backs_off: handlers.handler(backOff, fail),
    },
  });
}

async function startIn(place: Place, name: string, state: State, index: number): Promise<string> {
  if (state === "is no id") return `nope ${index}`;
  // The id of an invocation of a server that nobody has.
  if (state === "does not exist") return `inv_1gdJBtdVEcM9${String(index).padStart(4, "4")}2bjcDmb1c1khoaJe11Hbz`;
  if (state === "is scheduled") return sendInvocation(place, `${name}/sleeps`, "1h");
  return sendInvocation(place, `${name}/${state.replace(" ", "_")}`);
}

function isIn(state: State | undefined, status: string | undefined): boolean {
  if (state === "is no id" || state === "does not exist") return true;
  if (state === "sleeps") return status === "running" || status === "suspended";
  // With virtual queues, `sys_invocation` says `ready`.
  if (state === "backs off") return status === "backing-off" || status === "ready";
  return status === { "is paused": "paused", "is done": "completed", "is scheduled": "scheduled" }[state ?? "is done"];
}

/** Asks the server itself. */
function createDirect(adminUrl: string, name: string) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(adminUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return response.json().catch(() => undefined);
  };
  const readStatuses = async (): Promise<ReadonlyMap<string, string>> => {
    const query = `SELECT id, status FROM sys_invocation WHERE target_service_name = '${name}'`;
    const { rows = [] } = Object(await send("POST", "/query", { query }));
    return new Map(rows.map(({ id, status }: { readonly id: string; readonly status: string }) => [id, status]));
  };
  return {
    send,
    readStatuses,
    async waitUntil(isReached: (statuses: ReadonlyMap<string, string>) => boolean): Promise<void> {
      for (let tries = 0; !isReached(await readStatuses()); tries++) {
        if (tries > 300) throw new Error("the invocations do not begin");
        await delay(50);
      }
    },
    async removeAll(): Promise<void> {
      const ids = [...(await readStatuses()).keys()];
      for (const verb of ["kill", "purge"]) {
        for (let from = 0; from < ids.length; from += 30)
          await Promise.all(ids.slice(from, from + 30).map((id) => send("PATCH", `/invocations/${id}/${verb}`)));
      }
    },
  };
}
