// Guards that reads while their server is killed and restarts report no partial world, throw only errors of ours, and leave nothing.
import { getEventListeners } from "node:events";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  countInvocations,
  countInvocationsBy,
  getInvocation,
  listInvocations,
  queryRows,
  RestateAdminError,
  streamRows,
} from "../../../src/index.js";
import { useServer } from "../../kit/use-server.js";
import { versions } from "../../kit/versions.js";
import { sendInvocations } from "../../servers/bulk-runs.js";
import { measureResources } from "./resources.js";

const KILLS = Number(process.env.SOAK_KILLS ?? 10);
const INVOCATIONS = 300;
/** Bytes. What is kept of each call, be it a single closure, is more after some thousand calls. */
const HEAP_TOLERANCE = 1_000_000;
const QUERY = "SELECT id FROM sys_invocation_status";

const machines = versions.flatMap((version) => [[version, "quiet"] as const, [version, "busy"] as const]);

describe.each(machines)("a poller of %s, on a %s machine,", (version, machine) => {
  const server = useServer(version);
  const ids: string[] = [];
  /** Threads that occupy every core. */
  const load: Worker[] = [];

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
    ids.push(...(await sendInvocations(server, INVOCATIONS, "1d")));
    const threads = machine === "busy" ? availableParallelism() : 0;
    load.push(...Array.from({ length: threads }, () => new Worker("for (;;);", { eval: true })));
  });
  afterAll(() => Promise.all(load.map((worker) => worker.terminate())));

  it(`gets every row or an error, and keeps nothing, through ${KILLS} kills`, async () => {
    const { admin } = server;
    // All calls share it, as in a process that has one signal for its end.
    const { signal } = new AbortController();
    const options = { signal };
    const count = async (rows: AsyncIterable<unknown>) => {
      let number = 0;
      for await (const _ of rows) number++;
      return number;
    };
    const reads: Readonly<Record<string, () => Promise<number | undefined>>> = {
      count: () => countInvocations(admin, { status: "scheduled" }, options),
      countBy: async () => (await countInvocationsBy(admin, ["service"], {}, options))[0]?.count,
      list: () => count(listInvocations(admin, { service: "Task" }, options)),
      single: async () => ((await getInvocation(admin, String(ids[0]), options)) ? INVOCATIONS : 0),
      rows: async () => (await queryRows(admin, QUERY, options)).length,
      stream: () => count(streamRows(admin, QUERY, options)),
    };
    const wrong: string[] = [];
    let calls = 0;
    let failures = 0;
    const readThrough = async (kills: number) => {
      let isOver = false;
      const loops = Object.entries(reads).map(async ([name, read]) => {
        for (; !isOver; await sleep(2)) {
          calls++;
          try {
            const number = await read();
            if (number !== INVOCATIONS) wrong.push(`${name}: ${number}`);
          } catch (error) {
            failures++;
            if (!(error instanceof RestateAdminError)) wrong.push(`${name}: ${error}`);
          }
        }
      });
      for (let kill = 0; kill < kills; kill++) {
        await server.node.kill();
        await server.node.restart();
        await sleep(1_500);
      }
      isOver = true;
      await Promise.all(loops);
      // What is kept of each call shows only after many.
      const readOften = async () => {
        for (let count = 0; count < 30 * kills; count++) await admin.getVersion(options);
      };
      await Promise.all(Array.from({ length: 20 }, readOften));
      await server.node.kill();
      return measureResources();
    };
    const before = await readThrough(1);
    await server.node.restart();
    const after = await readThrough(KILLS);
    console.log(`${version}, ${machine}, ${KILLS} kills: ${calls} calls, ${failures} failed, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(KILLS * Object.keys(reads).length);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(after.handles).toEqual(before.handles);
    expect(after.heap - before.heap).toBeLessThan(HEAP_TOLERANCE);
  });
});
