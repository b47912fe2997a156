import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Resources {
  /** Bytes that are still in use after garbage collection. */
  readonly heap: number;
  /** What keeps the process alive, by its kind: sockets, timers, servers. */
  readonly handles: Readonly<Record<string, number>>;
}

setFlagsFromString("--expose-gc");
// Optimised code, and what V8 keeps of it, would count as growth: a megabyte and more, and it comes bit by bit.
for (const flag of ["--no-opt", "--no-sparkplug"]) setFlagsFromString(flag);
const collectGarbage: () => void = runInNewContext("gc");

/** Measures what this process holds, with no call pending and the server down, so that no connection is left idle. */
export async function measureResources(): Promise<Resources> {
  // Closed sockets and finished timers go with the next turns of the event loop, and what they held with the collections.
  for (let round = 0; round < 5; round++) {
    await delay(200);
    collectGarbage();
  }
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return { heap: process.memoryUsage().heapUsed, handles };
}
