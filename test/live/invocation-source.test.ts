import { type Context, handlers, service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

/** The same on every server: with virtual queues, the table `sys_invocation` calls what waits for long `ready`. */
describe.each(versions)("invocations that fail on %s", (version) => {
  const server = shareServer(version);
  const name = `${server.prefix}Failing`;
  let attempts = 0;
  const retried = (initialInterval: number, run: (ctx: Context) => Promise<unknown>) =>
    handlers.handler({ retryPolicy: { initialInterval } }, run);
  const work = async (ctx: Context): Promise<void> => {
    await ctx.run("reserve", () => 1);
  };
  const failing = service({
    name,
    handlers: {
      atStart: retried(3_600_000, async () => {
        throw new Error("first line");
      }),
      inStep: retried(3_600_000, async (ctx) => {
        await work(ctx);
        await ctx.run("charge", () => {
          throw new Error("out of money");
        });
      }),
      // Longer than an attempt is retried without going back to the queue.
      recovers: retried(2_700, async (ctx) => {
        await work(ctx);
        if (attempts++ === 0) throw new Error("only once");
        await ctx.run("charge", () => 1);
        await ctx.run("ship", () => 1);
        await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
      }),
      sleeps: async (ctx: Context) => ctx.sleep({ days: 1 }),
    },
  });
  const ids = new Map<string, string>();
  const get = async (handler: string) => server.admin.getInvocation(ids.get(handler) ?? "", { withFailure: true });

  beforeAll(async () => {
    await server.admin.registerDeployment({ uri: await server.serve([failing]) });
    for (const handler of ["atStart", "inStep", "recovers", "sleeps"]) {
      ids.set(handler, await sendInvocation(server, `Failing/${handler}`));
    }
    // The journal and what the server says of its last attempt come from two places, one later than the other.
    const hasRecovered = (row: Awaited<ReturnType<typeof get>>) =>
      (row?.journal_commands_size ?? 0) >= 4 && row?.last_failure === null;
    await pollUntil("it recovers", () => get("recovers"), hasRecovered);
  });

  it("have their status, retries and failure", async () => {
    const waiting = { status: "backing-off", retry_count: 1, next_retry_at: expect.any(String) };
    expect(await get("atStart")).toMatchObject({
      ...waiting,
      last_failure: expect.stringMatching(/^\[500[^\]]*\] first line\n/),
      failure: { message: "first line", code: 500 },
    });
    expect(await get("inStep")).toMatchObject({
      ...waiting,
      last_failure: expect.stringMatching(/^\[500[^\]]*\] out of money\n/),
      last_failure_related_command_name: "charge",
      failure: { message: "out of money", relatedCommand: { name: "charge", type: "Run" } },
    });
    expect(await get("recovers")).toMatchObject({
      status: "running",
      last_failure: null,
      failure: { message: "only once" },
    });
  });

  it.each([
    ["what is stuck", { stuck: true }, ["atStart", "inStep"]],
    ["what is not", { stuck: false }, ["recovers", "sleeps"]],
    ["a status", { status: "backing-off" }, ["atStart", "inStep"]],
    ["no status that the table alone has", { status: "ready" }, []],
    ["a failure", { failure: "out of" }, ["inStep"]],
    ["a condition of one's own", { sql: sql`retry_count = 1 AND STATUS <> 'running'` }, ["atStart", "inStep"]],
    ["one on the last failure", { sql: sql`last_failure LIKE '%money%'` }, ["inStep"]],
    ["one that finds none", { sql: sql`last_failure IS NULL AND status = 'backing-off'` }, []],
    [
      "one with a query in it",
      { sql: sql`id IN (SELECT id FROM sys_invocation WHERE status = 'backing-off')` },
      ["atStart", "inStep"],
    ],
  ] as const)("are found by %s", async (_, filter, expected) => {
    const found = await server.admin.countInvocationsBy(["handler"], { service: name, ...filter });
    expect(found.map(({ handler }) => handler).sort()).toEqual(expected);
  });

  it("are killed by a filter", async () => {
    const { succeeded } = await server.admin.killInvocations({ service: name, stuck: true });
    expect(succeeded.map(({ id }) => id).sort()).toEqual([ids.get("atStart"), ids.get("inStep")].sort());
  });
});
