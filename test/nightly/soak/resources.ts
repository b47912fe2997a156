import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Resources {
  /** Bytes that are still in use after garbage collection. */
  readonly heap: number;
  /** The handles that keep the process alive, by kind: sockets, timers, servers. */
  readonly handles: Readonly<Record<string, number>>;
}

setFlagsFromString("--expose-gc");
// Optimized code would count as growth: V8 keeps a megabyte and more of it, which comes bit by bit.
for (const flag of ["--no-opt", "--no-sparkplug"]) setFlagsFromString(flag);
const collectGarbage: () => void = runInNewContext("gc");

/** Measures the resources of this process while no call is pending and the server is down, so that no connection is idle. */
export async function measureResources(): Promise<Resources> {
  // The next turns of the event loop free closed sockets and finished timers, and the collections free their memory.
  for (let round = 0; round < 5; round++) {
    await delay(200);
    collectGarbage();
  }
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return { heap: process.memoryUsage().heapUsed, handles };
}
