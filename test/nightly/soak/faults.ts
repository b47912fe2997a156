import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../../restate/is-alive.js";
import type { RestateServer } from "../../restate/restate-server.js";

export interface Faults {
  kills: number;
  /** Times that the server was asked to end, and did so by itself. */
  shutdowns: number;
}

/** With the time that a start takes, one fault every five seconds or so. */
const INTERVAL = 3_000;
const SHUTDOWN_TIMEOUT = 5_000;

/** Crashes the server and starts it again, every few seconds until it is told to stop; every third time it ends orderly. */
export async function injectFaults(server: RestateServer, stop: AbortSignal): Promise<Faults> {
  const faults = { kills: 0, shutdowns: 0 };
  for (let count = 1; await pass(INTERVAL, stop); count++) {
    if (count % 3 === 0 && (await shutDown(server))) faults.shutdowns++;
    else faults.kills++;
    await server.kill();
    // Long enough for calls that find nobody there.
    await delay(500);
    await server.restart();
  }
  return faults;
}

async function shutDown({ pid }: RestateServer): Promise<boolean> {
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + SHUTDOWN_TIMEOUT;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** False if it was told to stop meanwhile. */
function pass(milliseconds: number, stop: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal: stop }).catch(() => false);
}
