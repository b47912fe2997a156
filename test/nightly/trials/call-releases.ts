/** The calls of a trial: the release, the one before it, and the way back. */

import { setTimeout as delay } from "node:timers/promises";
import type { RollOutResult } from "../../../src/index.js";
import type { Services } from "../../../src/testing/server/serve-services.js";
import { LIMITS } from "../../kit/limits.js";
import type { Draw } from "./draw.js";
import { createLife, type Life } from "./mortal-client.js";
import type { Row, Tables } from "./read-tables.js";

/** Of a release, and of the way back, in milliseconds: what hangs holds up the first, and nothing the second. */
export const TIMEOUT: number = LIMITS.poll / 2;

/** Where a trial runs. */
export interface Place {
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** Loses a node, and has it back. */
  readonly loseNode?: () => Promise<void>;
}

/** A call that has ended. Times are of `performance.now`. */
export interface Ended {
  readonly began: number;
  readonly at: number;
  /** What its result says was there then, or later. */
  readonly readFrom: number;
  readonly result: RollOutResult | undefined;
  /** Why it stopped, if it did. */
  readonly error: unknown;
  /** The invocations at its end. */
  readonly rows: readonly Row[];
  /** The invocations some seconds later. */
  rowsLater: readonly Row[];
}

/** Makes the release before, and returns the end of it, if that is not waited for. */
export async function startBefore(
  { adminUrl }: Place,
  { before }: Draw,
  serve: (on: string) => Promise<Services>,
  ids: Map<string, string>,
): Promise<Promise<unknown> | undefined> {
  if (before === undefined) return undefined;
  const { url } = await serve("before");
  const life = createLife(undefined);
  const running = life
    .admin(adminUrl)
    .rollOutDeployment({ uri: url, breaking: true }, { timeout: 5_000, bake: { seconds: 2 } });
  const ended = running.catch(() => {});
  await (before.gap === "its end" ? ended : Promise.race([life.isRegistered, ended]));
  if (before.gap !== "its end") await delay(before.gap);
  return ended.then(() => life.id && ids.set("before", life.id));
}

export async function rollOut(place: Place, draw: Draw, uri: string, life: Life, tables: Tables): Promise<Ended> {
  const { canary, tolerance, move, bake, interval } = draw;
  const count = draw.older.flat().reduce((sum, group) => sum + group.count, 0);
  const waiting = {
    timeout: TIMEOUT + bake * 1_000 + count * 20,
    ...(interval && { interval }),
    ...(bake > 0 && { bake: { seconds: bake } }),
  };
  const options = { tolerance, move, ...waiting, ...(canary !== undefined && { canary }) };
  // Without `breaking`, 1.6 refuses code that lacks a handler.
  const call = (client: Life) => client.admin(place.adminUrl).rollOutDeployment({ uri, breaking: true }, options);
  const lost = draw.nodeLostAfter === undefined ? undefined : delay(draw.nodeLostAfter).then(place.loseNode);
  const first = call(life);
  first.catch(() => {});
  const again = await Promise.race([
    life.isDead,
    first.then(
      () => false,
      () => false,
    ),
  ]);
  const client = again ? createLife(undefined) : life;
  const ended = await settle(client, tables, () => (again ? call(client) : first), life.began);
  await lost;
  return ended;
}

export async function settle(
  client: Life,
  tables: Tables,
  call: () => Promise<RollOutResult>,
  start?: number,
): Promise<Ended> {
  const began = start ?? performance.now();
  const [result, error] = await call().then(
    (value) => [value, undefined] as const,
    (cause: unknown) => [Object(cause).result as RollOutResult | undefined, cause ?? new Error("no reason")] as const,
  );
  const at = performance.now();
  const readFrom = Math.min(at - 2_000, client.queries.at(-8) ?? at);
  return { began, at, readFrom, result, error, rows: await tables.readRows(), rowsLater: [] };
}
