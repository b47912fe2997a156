// Guards that no read reports an empty or a partial world as a success while its server is killed and restarts.
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
  streamRows,
} from "../../../src/index.js";
import { useServer } from "../../kit/use-server.js";
import { versions } from "../../kit/versions.js";
import { sendInvocations } from "../../servers/bulk-runs.js";

const KILLS = Number(process.env.SOAK_KILLS ?? 10);
const INVOCATIONS = 300;
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

  it(`gets no wrong result through ${KILLS} kills`, async () => {
    const { admin } = server;
    const count = async (rows: AsyncIterable<unknown>) => {
      let number = 0;
      for await (const _ of rows) number++;
      return number;
    };
    const reads: Readonly<Record<string, () => Promise<number | undefined>>> = {
      count: () => countInvocations(admin, { status: "scheduled" }),
      countBy: async () => (await countInvocationsBy(admin, ["service"]))[0]?.count,
      list: () => count(listInvocations(admin, { service: "Task" })),
      single: async () => ((await getInvocation(admin, String(ids[0]))) ? INVOCATIONS : 0),
      rows: async () => (await queryRows(admin, QUERY)).length,
      stream: () => count(streamRows(admin, QUERY)),
    };
    const wrong: string[] = [];
    let calls = 0;
    let failures = 0;
    let isOver = false;
    const loops = Object.entries(reads).map(async ([name, read]) => {
      while (!isOver) {
        calls++;
        try {
          const number = await read();
          if (number !== INVOCATIONS) wrong.push(`${name}: ${number}`);
        } catch {
          // An error is not a wrong result.
          failures++;
        }
        await sleep(2);
      }
    });
    for (let kill = 0; kill < KILLS; kill++) {
      await server.node.kill();
      await server.node.restart();
      await sleep(1_500);
      // On a busy machine, a call takes longer.
      while (calls <= (kill + 1) * loops.length) await sleep(50);
    }
    isOver = true;
    await Promise.all(loops);
    console.log(`${version}, ${machine}, ${KILLS} kills: ${calls} calls, ${failures} failed, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  });
});
