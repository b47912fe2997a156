/** The calls of a trial: the release, the one before it, and the way back. */

import { setTimeout as delay } from "node:timers/promises";
import type { RollOutOptions, RollOutResult } from "../../../../src/index.js";
import { LIMITS } from "../../../kit/limits.js";
import type { Draw } from "./draw.js";
import { MortalClient } from "./mortal-client.js";
import type { Row, Tables } from "./read-tables.js";

/** The timeout of a release and of the way back, in milliseconds. An invocation that hangs holds up only the release. */
export const TIMEOUT: number = LIMITS.poll / 2;

/** The server or the cluster of a trial. */
export interface Place {
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** Loses a node, and brings it back. */
  readonly loseNode?: () => Promise<void>;
}

/** A call that has ended. Times are of `performance.now`. */
export interface Ended {
  readonly began: number;
  readonly at: number;
  /** Its result describes the tables as they were at this time or later. */
  readonly readFrom: number;
  readonly result: RollOutResult | undefined;
  /** Its slowest request, with its milliseconds. */
  readonly slowest: string;
  /** Why it stopped, if it did. */
  readonly error: unknown;
  /** The invocations at its end. */
  readonly rows: readonly Row[];
  /** The invocations some seconds later. */
  rowsLater: readonly Row[];
}

/** Starts the release before the judged one. Returns a function that waits for its end. */
export async function startBefore(
  adminUrl: string,
  uri: string,
  gap: number | "its end",
): Promise<() => Promise<string | undefined>> {
  const client = new MortalClient(adminUrl);
  let isOver = false;
  const ended = client.admin
    .rollOutDeployment({ uri, breaking: true }, { timeout: 5_000, bake: { seconds: 2 } })
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  await waitUntil(() => isOver || (gap !== "its end" && client.id !== undefined));
  if (gap !== "its end") await delay(gap);
  return () => ended.then(() => client.id);
}

/** @param client - If this client dies, another one makes the same call. */
export async function rollOut(
  place: Place,
  draw: Draw,
  uri: string,
  client: MortalClient,
  tables: Tables,
): Promise<Ended> {
  const { canary, tolerance, move, bake, interval, nodeLostAfter, older } = draw;
  const count = older.flat().reduce((sum, group) => sum + group.count, 0);
  const options: RollOutOptions = {
    ...{ tolerance, move, canary, interval, timeout: TIMEOUT + bake * 1_000 + count * 20 },
    bake: bake > 0 ? { seconds: bake } : undefined,
  };
  // Without `breaking`, 1.6 refuses code that lacks a handler.
  const call = ({ admin }: MortalClient) => admin.rollOutDeployment({ uri, breaking: true }, options);
  const lost = nodeLostAfter === undefined ? undefined : delay(nodeLostAfter).then(place.loseNode);
  let ended: Ended | undefined;
  // The first call may go on after its client is lost, until the server has ended.
  settle(client, tables, () => call(client)).then(
    (first) => {
      ended = first;
    },
    (error: unknown) => {
      if (!client.isDead) throw error;
    },
  );
  await waitUntil(() => ended !== undefined || client.isDead);
  const again = new MortalClient(place.adminUrl);
  ended ??= await settle(again, tables, () => call(again));
  await lost;
  return ended;
}

export async function settle(client: MortalClient, tables: Tables, call: () => Promise<RollOutResult>): Promise<Ended> {
  const began = performance.now();
  const [result, error] = await call().then(
    (value) => [value, undefined] as const,
    (cause: unknown) => [Object(cause).result as RollOutResult | undefined, cause ?? new Error("no reason")] as const,
  );
  const at = performance.now();
  const readFrom = Math.min(at - 2_000, client.queries.at(-6) ?? began);
  return {
    began,
    at,
    readFrom,
    slowest: client.slowest(),
    result,
    error,
    rows: await tables.readRows(),
    rowsLater: [],
  };
}

/** Waits until something is true, and returns whether it became so in time. */
export async function waitUntil(isReached: () => boolean, timeout: number = LIMITS.nightly): Promise<boolean> {
  for (const end = performance.now() + timeout; !isReached() && performance.now() < end; )
    await delay(50, undefined, { ref: false });
  return isReached();
}
