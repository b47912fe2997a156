/** Runs one trial: the older deployments with their invocations in flight, the release, and the way back if the release stops. */

import { setTimeout as delay } from "node:timers/promises";
import type { Services } from "../../../../src/testing/server/serve-services.js";
import { sendInvocation } from "../../../kit/send-invocations.js";
import { type FaultyProxy, startFaultyProxy } from "../faulty-proxy.js";
import { createDice } from "../run-trials.js";
import { type Ended, type Place, rollOut, settle, startBefore, TIMEOUT, waitUntil } from "./call-releases.js";
import type { Draw, Group } from "./draw.js";
import { MortalClient } from "./mortal-client.js";
import { type Row, Tables } from "./read-tables.js";
import { type Input, serveCode, World } from "./serve-code.js";

/** An invocation that the ingress has accepted. */
interface Sent extends Pick<Group, "service" | "awaits"> {
  readonly id: string;
}

export interface Report {
  readonly draw: Draw;
  readonly world: World;
  readonly sent: readonly Sent[];
  /** The ids of the deployments, by their names in the attempts. */
  readonly ids: ReadonlyMap<string, string>;
  /** When the new code was registered. */
  readonly registered: number;
  readonly release: Ended;
  readonly restore: Ended | undefined;
  /** The reason why the release is not undone after the way back, if it is not. */
  readonly notBack: string | undefined;
  /** The invocations and the deployments at the end, once the old code is repaired. */
  readonly rows: readonly Row[];
  readonly deployments: readonly string[];
}

/** The invocations that come while the release runs. */
const TRAFFIC = [
  { service: "Plain", handler: "quick" },
  { service: "Plain", handler: "steady" },
  { service: "Flow", handler: "quick" },
] as const;

export async function runTrial(place: Place, draw: Draw): Promise<Report> {
  const name = `T${draw.seed}x${draw.trial}n`;
  const { adminUrl, ingressUrl } = place;
  const world = new World();
  const tables = new Tables(adminUrl, name);
  const sent: Sent[] = [];
  const ids = new Map<string, string>();
  const served: Services[] = [];
  const proxies: FaultyProxy[] = [];
  const serve = async (on: string): Promise<Services> => {
    const services = await serveCode(world, draw, name, on);
    served.push(services);
    return services;
  };
  let keys = 0;
  const send = async ({ service, handler, awaits, fault, delay: later }: Omit<Group, "count">): Promise<string> => {
    const input: Input = { ...(fault && { fault }), ...(awaits && { awaits }) };
    const path = { Plain: `/${handler}`, Keyed: `/one/${handler}`, Flow: `/${keys++}/run` }[service];
    const id = await sendInvocation(place, `${name}${service}${path}`, later, input);
    sent.push({ id, service, awaits: awaits === true });
    return id;
  };
  const fillOlder = async (on: string, groups: readonly Group[]): Promise<void> => {
    ids.set(on, await tables.register((await serve(on)).url));
    for (const group of groups) {
      const those: string[] = [];
      while (those.length < group.count) {
        const some = Math.min(50, group.count - those.length);
        those.push(...(await Promise.all(Array.from({ length: some }, () => send(group)))));
      }
      const first = group.service === "Keyed" ? those.slice(0, 1) : those;
      if (group.delay === undefined) await waitUntil(() => first.every((id) => world.hasBegun(id)), 30_000);
    }
  };
  let isOver = false;
  const sendTraffic = async (): Promise<void> => {
    const { rate, isFailing } = draw.traffic;
    const fault = isFailing ? { fault: { at: "step", does: "throws", after: 0 } as const } : {};
    for (let number = 0; rate > 0 && !isOver; number++) {
      const kind = TRAFFIC[number % TRAFFIC.length] ?? TRAFFIC[0];
      const sending = send({ ...kind, ...fault }).catch(() => {});
      await Promise.all([sending, delay(1_000 / rate)]);
    }
  };
  let traffic: Promise<void> | undefined;
  try {
    for (const [index, groups] of draw.older.entries()) await fillOlder(`old ${index}`, groups);
    const [old = "", oldId = ""] = [...ids].at(-1) ?? [];
    traffic = sendTraffic();
    await delay(draw.pause);
    const newCode = await serve("new");
    const end = draw.before && (await startBefore(adminUrl, (await serve("before")).url, draw.before.gap));
    const proxy =
      draw.faults && (await startFaultyProxy(adminUrl, draw.faults, createDice(draw.trial, draw.seed + 2).random));
    proxies.push(...(proxy ? [proxy] : []));
    const client = new MortalClient(
      adminUrl,
      draw.killedAfter,
      async () => {
        if (draw.code === "is not reachable") await newCode.close();
      },
      proxy,
    );
    const release = await rollOut(place, draw, newCode.url, client, tables);
    await proxy?.idle();
    const beforeId = await end?.();
    if (beforeId) ids.set("before", beforeId);
    // The response to a registration may be lost.
    const seen = proxy?.exchanges.find(
      ({ method, path, answer }) => method === "POST" && path.endsWith("/deployments") && answer && answer.status < 300,
    );
    const registered = seen?.answer?.at ?? client.registered;
    const newId = client.id ?? release.result?.id ?? Object(JSON.parse(seen?.answer?.body ?? "null")).id;
    if (newId) ids.set("new", newId);

    let restore: Ended | undefined;
    let notBack: string | undefined;
    if (release.error !== undefined) {
      if (draw.closesFirst || draw.code === "is not reachable") await newCode.close();
      const operator = new MortalClient(adminUrl);
      restore = await settle(operator, tables, () => operator.admin.restoreDeployment(oldId, { timeout: TIMEOUT }));
      const probe = await send({ service: "Plain", handler: "quick" });
      const isLatest = (await tables.listDeployments(true)).every((id) => id === oldId);
      if (!isLatest) notBack = "the old code is not the latest";
      else if (!(await waitUntil(() => world.hasBegun(probe, old), 5_000))) notBack = "it does not run what is sent";
    }
    isOver = true;
    await traffic;
    const last = restore ?? release;
    // Waits until most attempts have ended.
    await delay(Math.max(0, last.at + 4_000 - performance.now()));
    last.rowsLater = await tables.readRows();
    world.isFixed = true;
    for (const awakeable of world.awakeables)
      await fetch(`${ingressUrl}/restate/awakeables/${awakeable}/resolve`, { method: "POST" });
    const paused = last.rowsLater.filter(({ status }) => status === "paused");
    await tables.act("resume", paused);
    await waitUntil(() => sent.every(({ id }) => world.charges.has(id)), 5_000);
    const [rows, deployments] = [await tables.readRows(), await tables.listDeployments()];
    return { draw, world, sent, ids, registered, release, restore, notBack, rows, deployments };
  } finally {
    isOver = true;
    await traffic;
    await tables.remove(ids.values());
    await Promise.all([...proxies, ...served].map((each) => each.close().catch(() => {})));
  }
}
