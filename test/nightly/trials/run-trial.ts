/** Runs one trial: the older deployments with what they have in flight, the release, and the way back if that stops. */

import { setTimeout as delay } from "node:timers/promises";
import type { Services } from "../../../src/testing/server/serve-services.js";
import { sendInvocation } from "../../kit/send-invocations.js";
import { type Ended, type Place, rollOut, settle, startBefore, TIMEOUT } from "./call-releases.js";
import type { Draw, Group } from "./draw.js";
import { createLife } from "./mortal-client.js";
import { createTables, type Row } from "./read-tables.js";
import { createWorld, type Input, serveCode, type World } from "./serve-code.js";

/** An invocation that the ingress has accepted. */
export interface Sent extends Pick<Group, "service" | "handler" | "awaits" | "delay"> {
  readonly id: string;
}

export interface Report {
  readonly draw: Draw;
  readonly world: World;
  readonly sent: readonly Sent[];
  /** The ids of the deployments, by what they are called in the attempts. */
  readonly ids: ReadonlyMap<string, string>;
  /** When the new code was registered. */
  readonly registered: number;
  readonly release: Ended;
  readonly restore: Ended | undefined;
  /** Whether the old code is the latest after it, and runs what is sent then. */
  readonly isBack: boolean;
  /** The invocations and the deployments when all is over, and the old code is repaired. */
  readonly rows: readonly Row[];
  readonly deployments: readonly string[];
}

const HANDLER: Readonly<Record<Group["service"], (group: Pick<Group, "handler">, key: string) => string>> = {
  Plain: ({ handler }) => `Plain/${handler}`,
  Keyed: ({ handler }) => `Keyed/one/${handler}`,
  Flow: (_, key) => `Flow/${key}/run`,
};

export async function runTrial(place: Place, draw: Draw): Promise<Report> {
  const name = `T${draw.seed}x${draw.trial}n`;
  const world = createWorld();
  const tables = createTables(place.adminUrl, name);
  const sent: Sent[] = [];
  const ids = new Map<string, string>();
  const served = new Map<string, Services>();
  const serve = async (on: string): Promise<Services> => {
    const services = await serveCode(world, draw, name, on);
    served.set(on, services);
    return services;
  };
  const send = async (group: Omit<Group, "count">): Promise<string> => {
    const { service, handler, awaits, fault, delay: later } = group;
    const input: Input = { ...(fault && { fault }), ...(awaits && { awaits }) };
    const path = `${name}${HANDLER[service](group, `key${sent.length}`)}`;
    const reserved = sent.length;
    sent.push({ id: "", service, handler });
    const id = await sendInvocation(place, path, later, input).catch((error: unknown) => {
      sent.splice(reserved, 0);
      throw error;
    });
    sent[reserved] = { ...{ id, service, handler }, ...(awaits && { awaits }), ...(later && { delay: later }) };
    return id;
  };
  const hasBegun = (id: string, on?: string): boolean =>
    world.attempts.some((each) => each.id === id && (on === undefined || each.on === on));

  let isOver = false;
  const sendTraffic = async (): Promise<void> => {
    const { rate, isFailing } = draw.traffic;
    const fault = isFailing ? { fault: { at: "step", does: "throws", after: 0 } as const } : {};
    for (let number = 0; rate > 0 && !isOver; number++) {
      const sending = send({ service: "Plain", handler: number % 2 ? "quick" : "steady", ...fault }).catch(() => {});
      await Promise.all([sending, delay(1_000 / rate)]);
    }
  };
  let traffic: Promise<void> | undefined;
  try {
    for (const [index, groups] of draw.older.entries()) {
      ids.set(`old ${index}`, await tables.register((await serve(`old ${index}`)).url));
      for (const group of groups) {
        const those: string[] = [];
        for (let from = 0; from < group.count; from += 50) {
          const some = Array.from({ length: Math.min(50, group.count - from) }, () => send(group));
          those.push(...(await Promise.all(some)));
        }
        const first = group.service === "Keyed" ? those.slice(0, 1) : those;
        if (group.delay === undefined) await pollUntil(() => first.every((id) => hasBegun(id)), 30_000);
      }
    }
    traffic = sendTraffic();
    await delay(draw.pause);
    const newCode = await serve("new");
    const before = await startBefore(place, draw, serve, ids);
    const life = createLife(draw.killedAfter, async (uri) => {
      if (uri === newCode.url && draw.code === "is not reachable") await newCode.close();
    });
    const release = await rollOut(place, draw, newCode.url, life, tables);
    await before;
    const newId = await tables.findDeployment(newCode.url);
    if (newId) ids.set("new", newId);

    const [old, oldId = ""] = [...ids].filter(([on]) => on.startsWith("old")).at(-1) ?? [""];
    let restore: Ended | undefined;
    let isBack = false;
    if (release.error !== undefined) {
      if (draw.closesFirst || draw.code === "is not reachable") await newCode.close();
      const client = createLife(undefined);
      restore = await settle(client, tables, () =>
        client.admin(place.adminUrl).restoreDeployment(oldId, { timeout: TIMEOUT }),
      );
      const probe = await send({ service: "Plain", handler: "quick" });
      isBack =
        (await tables.findLatest()).every((id) => id === oldId) && (await pollUntil(() => hasBegun(probe, old), 5_000));
    }
    isOver = true;
    await traffic;
    const last = restore ?? release;
    // What was in an attempt, has it ended by then? The longest takes six seconds.
    await delay(Math.max(0, last.at + 4_000 - performance.now()));
    last.rowsLater = await tables.readRows();
    world.isFixed = true;
    for (const awakeable of world.awakeables.values())
      await fetch(`${place.ingressUrl}/restate/awakeables/${awakeable}/resolve`, { method: "POST" });
    await tables.resume(last.rowsLater.filter(({ status }) => status === "paused"));
    await pollUntil(() => sent.every(({ id }) => world.charges.get(id)?.length), 5_000);
    const rows = await tables.readRows();
    const deployments = await tables.listDeployments();
    const { registered } = life;
    return { draw, world, sent: [...sent], ids, registered, release, restore, isBack, rows, deployments };
  } finally {
    isOver = true;
    await traffic;
    await tables.remove(ids.values());
    await Promise.all([...served.values()].map((each) => each.close().catch(() => {})));
  }
}

async function pollUntil(isReached: () => boolean, timeout: number): Promise<boolean> {
  for (const end = performance.now() + timeout; !isReached() && performance.now() < end; ) await delay(50);
  return isReached();
}
