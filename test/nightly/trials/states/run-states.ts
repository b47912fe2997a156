/** Runs one trial: handlers and several clients change the states of the same keys, each client behind a faulty proxy. */

import { setTimeout as delay } from "node:timers/promises";
import { type AdminClient, createAdminClient, type ServiceState } from "../../../../src/index.js";
import { computeVersion } from "../../../../src/state/state-values.js";
import { giveTargets, type Settled, settle } from "../calls.js";
import { type FaultyProxy, startFaultyProxy } from "../faulty-proxy.js";
import { createDice, seed } from "../run-trials.js";
import { type DrawnCall, drawStates, type StateDraw } from "./draw.js";
import { type Handled, type Place, readRows, StateServer, type Values } from "./state-server.js";

/** A call that has ended. */
export interface Called extends Settled {
  readonly writer: number;
  readonly drawn: DrawnCall;
}

export interface StateReport {
  readonly draw: StateDraw;
  readonly service: string;
  readonly keys: readonly string[];
  readonly initial: ReadonlyMap<string, Values>;
  readonly calls: readonly Called[];
  readonly handled: readonly Handled[];
  /** The states once everything is quiet: as a handler sees them, or without one as they are stored. */
  readonly final: ReadonlyMap<string, Values>;
}

/** The name of the field that a call sets. */
export const fieldOf = ({ field }: Pick<DrawnCall, "field">, writer: number): string =>
  field === "own" ? `own ${writer}` : "shared";

export const versionOf = (values: Values): Promise<string> =>
  computeVersion(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, new TextEncoder().encode(JSON.stringify(value))]),
    ),
  );

const THROWS = new RangeError("the function of the trial throws");

/** @param hasScopes - Whether the server has scopes. Otherwise only the package is asked for one. */
export async function runStates(place: Place, trial: number, hasScopes: boolean): Promise<StateReport> {
  const draw = drawStates(trial);
  const service = `S${seed}x${trial}`;
  const server = new StateServer(place, service);
  const keys = draw.keys.map((_, index) => `k${index}`);
  const initial = new Map(
    keys.flatMap((key, index) => (draw.keys[index] ? [[key, { shared: "new", kept: index }] as const] : [])),
  );
  const proxies: FaultyProxy[] = [];
  await server.deploy();
  try {
    const scope = hasScopes ? draw.scope : undefined;
    for (const [key, values] of initial) {
      const new_state = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]),
      );
      await server.send(`/services/${service}/state`, { object_key: key, new_state, ...(scope && { scope }) });
    }
    const isThere = async () => (await server.readStates(scope)).size === initial.size;
    for (let tries = 0; !(await isThere()); tries++) {
      if (tries > 200) throw new Error("the first states do not appear");
      await delay(20);
    }
    const write = async (writer: number): Promise<readonly Called[]> => {
      const { faults, calls } = draw.writers[writer] ?? { calls: [], faults: undefined };
      if (!faults) return [];
      const proxy = await startFaultyProxy(place.adminUrl, faults, createDice(trial, seed + 7 * writer + 1).random);
      proxies.push(proxy);
      const called: Called[] = [];
      for (const drawn of calls) {
        await delay(drawn.pause);
        called.push(
          await callOnce({
            proxy,
            service,
            keys,
            scope: drawn.call.startsWith("raw") ? scope : draw.scope,
            writer,
            drawn,
          }),
        );
        if (called.at(-1)?.hangs) break;
      }
      return called;
    };
    const handle = async (): Promise<void> => {
      for (const [index, { key, does, holds, pause }] of draw.handlers.entries()) {
        await delay(pause);
        await server.runHandler(keys[key] ?? "", { does, holds, token: `h${index}` });
      }
    };
    const [calls] = await Promise.all([Promise.all(draw.writers.map((_, writer) => write(writer))), handle()]);
    await Promise.all(proxies.map((proxy) => proxy.idle()));
    const dumped = await Promise.all(keys.map(async (key) => [key, await server.dump(key)] as const));
    const final = new Map(scope === undefined ? dumped : await readQuiet(server, scope));
    return { draw, service, keys, initial, calls: calls.flat(), handled: [...server.handled.values()], final };
  } finally {
    await Promise.all([server.close(), ...proxies.map((proxy) => proxy.close())]);
  }
}

/** Reads the states once they no longer change. Handlers run without a scope, so none can wait for them. */
async function readQuiet(server: StateServer, scope: string): Promise<ReadonlyMap<string, Values>> {
  let last = "";
  for (let same = 0; ; ) {
    const states = await server.readStates(scope);
    const seen = JSON.stringify([...states].sort());
    same = seen === last ? same + 1 : 0;
    if (same === 4) return states;
    last = seen;
    await delay(100);
  }
}

interface Setting {
  readonly proxy: FaultyProxy;
  readonly service: string;
  readonly keys: readonly string[];
  readonly scope: string | undefined;
  readonly writer: number;
  readonly drawn: DrawnCall;
}

type Request = Parameters<Parameters<typeof settle>[2]>[0];

async function callOnce(setting: Setting): Promise<Called> {
  const { proxy, writer, drawn } = setting;
  const call = (request: Request) =>
    drawn.call.startsWith("raw") ? writeRaw(setting, request.headers) : write(setting, request);
  return { writer, drawn, ...(await settle(proxy, drawn.abortAfter, call)) };
}

/** Makes a call of the package. */
async function write({ proxy, service, keys, scope, writer, drawn }: Setting, passed: Request): Promise<unknown> {
  const { call, timeout, maxRetries, attempts, concurrency, perSecond, verify, dryRun, value } = drawn;
  const admin: AdminClient = createAdminClient({ baseUrl: proxy.url });
  const field = fieldOf(drawn, writer);
  const request = { ...passed, timeout, maxRetries, scope };
  const bulk = { ...request, attempts, concurrency, perSecond, verify, dryRun };
  const first = keys[drawn.keys === "all" ? 0 : (drawn.keys[0] ?? 0)] ?? "";
  const targets = drawn.keys === "all" ? "all" : giveTargets(drawn.as, keysOf(drawn, keys));
  if (call === "clearStates") return admin.clearStates(service, targets, bulk);
  if (call === "updateStates") {
    const change = async ({ values, bytes }: ServiceState, key: string) => {
      if (drawn.change === "throws at one key" && key === keys[0]) throw THROWS;
      if (drawn.change === "waits") await delay(80);
      return values[field] === value ? undefined : { ...bytes, [field]: value };
    };
    return admin.updateStates(service, targets, change, bulk);
  }
  if (call === "waitForState") {
    const until = ({ values }: ServiceState) => values[field] === value;
    return admin.waitForState(service, first, { ...request, ...verify, until });
  }
  const state = await admin.readState(service, first, request);
  const expectedVersion = drawn.expectsVersion ? state.version : undefined;
  const values = { ...state.bytes, [field]: value };
  return admin.replaceState(service, first, values, { ...request, expectedVersion, verify });
}

export function keysOf({ keys }: DrawnCall, all: readonly string[]): readonly string[] {
  return keys === "all" ? all : keys.flatMap((index) => all[index] ?? []);
}

/** Changes one state as a client of somebody else does, without a second look. */
async function writeRaw(
  { proxy, service, keys, scope, writer, drawn }: Setting,
  headers: Request["headers"],
): Promise<void> {
  const key = keysOf(drawn, keys)[0] ?? "";
  const send = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(proxy.url + path, {
      ...{ method: "POST", body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) },
      headers: { accept: "application/json", "content-type": "application/json", ...headers },
    });
    const text = await response.text();
    return text === "" ? undefined : JSON.parse(text);
  };
  const query = `SELECT * FROM state WHERE service_name = '${service}' AND service_key = '${key}'`;
  const seen = await send("/query", { query });
  if (!Array.isArray(Object(seen).rows)) return;
  const state = readRows(seen, scope).get(key) ?? {};
  const values = {
    "raw change": { ...state, [fieldOf(drawn, writer)]: drawn.value },
    "raw overwrite": { overwritten: drawn.value },
  }[drawn.call as string];
  const new_state = Object.fromEntries(
    Object.entries(values ?? {}).map(([name, each]) => [name, JSON.stringify(each)]),
  );
  const version = drawn.call === "raw overwrite" ? undefined : await versionOf(state);
  await send(`/services/${service}/state`, { object_key: key, new_state, version, ...(scope && { scope }) });
}
