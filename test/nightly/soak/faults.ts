import { setTimeout as delay } from "node:timers/promises";
import type { RestateServer } from "../../kit/restate-server.js";

export interface Faults {
  kills: number;
  /** Times that the server ended in an orderly way. */
  shutdowns: number;
}

/** With the time that a start takes, one fault every five seconds or so. */
const INTERVAL = 3_000;

/** Crashes the server and starts it again, every few seconds until it is told to stop; every third time it ends orderly. */
export async function injectFaults(server: RestateServer, stop: AbortSignal): Promise<Faults> {
  const faults = { kills: 0, shutdowns: 0 };
  for (let count = 1; await pass(INTERVAL, stop); count++) {
    const isOrderly = count % 3 === 0;
    await (isOrderly ? server.terminate() : server.kill());
    faults[isOrderly ? "shutdowns" : "kills"]++;
    // Long enough for calls that find nobody there.
    await delay(500);
    await server.restart();
  }
  return faults;
}

/** False if it was told to stop meanwhile. */
function pass(milliseconds: number, stop: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal: stop }).catch(() => false);
}
