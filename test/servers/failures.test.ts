import { setTimeout as delay, setTimeout } from "node:timers/promises";
import { type Context, handlers, service, TerminalError } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import {
  countInvocationsBy,
  getJournalEvents,
  type InvocationFailure,
  type InvocationFilter,
  listInvocations,
  sql,
  summarizeFailures,
} from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import { callHandler, sendInvocation } from "../kit/send-invocations.js";
import { useServer } from "../kit/use-server.js";
import { playScenario, type Scenario, tableServers } from "./table-scenario.js";

describe.each(tableServers)("failures on $version, virtual queues: $hasQueues", (which) => {
  const server = useServer(which.version, which.env);
  let ids: Scenario;

  beforeAll(async () => {
    ids = await playScenario(server, which);
  });

  const findFailure = async (id: string): Promise<InvocationFailure | undefined> =>
    (await server.admin.getInvocation(id, { withFailure: true }))?.failure;
  const findFailures = async (filter: InvocationFilter): Promise<Map<string, InvocationFailure>> => {
    const failures = new Map<string, InvocationFailure>();
    for await (const { id, failure } of listInvocations(server.admin, filter, { withFailure: true })) {
      if (failure) failures.set(id, failure);
    }
    return failures;
  };

  const time = expect.stringMatching(/^\d{4}-.*Z$/);
  const stack = (message: string) => expect.stringMatching(new RegExp(`^Error: ${message}\n    at `));
  const broken = {
    message: "a is broken",
    code: 500,
    restateCode: "RT0007",
    at: time,
    stacktrace: stack("a is broken"),
  };

  it("are events, oldest first: each kind of failed attempt once, and the pause", async () => {
    const events = await getJournalEvents(server.admin, ids.paused);
    expect(events).toEqual([
      {
        after_journal_entry_index: 2,
        appended_at: time,
        event_type: "TransientError",
        event_json: expect.stringContaining('"ty":"TransientError"'),
        failure: broken,
      },
      {
        after_journal_entry_index: 2,
        appended_at: time,
        event_type: "Paused",
        event_json: expect.stringContaining('"ty":"Paused"'),
        failure: broken,
      },
    ]);
    expect(events.map(({ appended_at }) => appended_at)).toEqual(events.map(({ failure }) => failure?.at));
  });

  it("are reported once, however many attempts fail in the same way", async () => {
    const events = await getJournalEvents(server.admin, ids.stubborn);
    expect(events.map(({ event_type, failure }) => [event_type, failure?.message])).toEqual([
      ["TransientError", "as always"],
      ["Paused", "as always"],
    ]);
  });

  it("are absent after a pause by a user, without a failure, and without an invocation", async () => {
    expect(await getJournalEvents(server.admin, ids.pausedByHand)).toMatchObject([
      { event_type: "Paused", failure: undefined },
    ]);
    for (const id of [ids.pausedByHand, ids.succeeded, ids.running, ids.scheduled, ids.pending]) {
      expect(await findFailure(id)).toBeUndefined();
    }
    const gone = await server.admin.purgeInvocation(ids.restarted).then(() => ids.restarted);
    expect(await findFailure(gone)).toBeUndefined();
    expect(await getJournalEvents(server.admin, gone)).toEqual([]);
    await expect(findFailure("nope")).rejects.toMatchObject({ status: 500 });
  });

  it("include the last one of paused, retried and recovered invocations", async () => {
    expect(await findFailure(ids.paused)).toEqual(broken);
    expect(await findFailure(ids.backingOff)).toEqual({
      message: 'card "1234" declined',
      code: 500,
      restateCode: "RT0007",
      at: time,
      stacktrace: stack('card "1234" declined'),
      relatedCommand: { index: 2, name: "charge", type: "Run" },
    });
    expect(await findFailure(ids.recovered)).toMatchObject({ message: "not yet", code: 500 });
  });

  it("are the same when they are read for many invocations, by ids or by a filter", async () => {
    const each = new Map<string, unknown>();
    for (const id of Object.values(ids)) {
      const failure = await findFailure(id);
      if (failure) each.set(id, failure);
    }
    expect(each.size).toBeGreaterThanOrEqual(6);
    expect(await findFailures({ id: Object.values(ids) })).toEqual(each);
    const own = { service: ["Task", "States", "Counter", "Gate"] };
    expect(await findFailures(own)).toEqual(each);
    const listed = listInvocations(server.admin, own, { withFailure: true, order: "newest" });
    for await (const { id, failure } of listed) expect(failure, id).toEqual(each.get(id));
  });

  it("are found by their messages, and not by stack traces, names of steps or codes", async () => {
    const find = async (failure: string) => {
      const found: string[] = [];
      for await (const { id } of listInvocations(server.admin, { failure })) found.push(id);
      return found;
    };
    expect(await find('card "1234"')).toEqual([ids.backingOff]);
    expect(await find("is broken")).toEqual([ids.paused]);
    expect(await find("given up")).toEqual([ids.failed]);
    for (const part of ["    at ", "task_queues", "charge", "Run", "error_message", "RT0007", "500", "Is Broken"]) {
      expect(await find(part), part).toEqual([]);
    }
  });

  it("are summarized by handler, code and message, each invocation once", async () => {
    const groups = await summarizeFailures(server.admin, { service: ["Task", "States"] });
    const summary = groups.map(({ service, handler, code, restateCode, message, statuses, examples }) =>
      [service, handler, code, restateCode, message, statuses, examples].map(String).join(" "),
    );
    const failing = (await server.admin.getInvocation(ids.backingOff))?.status;
    expect(summary.sort()).toEqual(
      [
        `States fail 500 RT0007 card "1234" declined ${failing} ${ids.backingOff}`,
        `States give 418 null given up completed ${ids.failed}`,
        `States repeat 500 RT0007 as always paused ${ids.stubborn}`,
        `Task run 500 RT0007 a is broken paused ${ids.paused}`,
        `Task sleep 409 null killed completed ${ids.killed}`,
      ].sort(),
    );
    for (const { count, firstAt, lastAt } of groups)
      expect({ count, firstAt, lastAt }).toEqual({ count: 1, firstAt: time, lastAt: time });
    for (const failure of groups) {
      const found = await findFailures({ failure });
      expect([...found.keys()]).toEqual(failure.examples);
    }
    expect(await server.admin.summarizeFailures({ service: "Task", status: "paused" }, { examples: 0 })).toMatchObject([
      { message: "a is broken", examples: [] },
    ]);
  });

  it("are a group for each message, or for messages that differ only in words with digits, and a filter selects it", async () => {
    const orders = service({
      name: "Orders",
      handlers: {
        pay: async (_: unknown, message: string): Promise<void> => {
          throw new TerminalError(message, { errorCode: 402 });
        },
      },
    });
    await server.admin.createDeployment({ uri: await server.serve([orders]) });
    const messages = ["1", "A-2b", "3", "3"].map((order) => `order ${order} isn't "paid"\nyet, 100%`);
    for (const message of [...messages, ""]) {
      await expect(callHandler(server, "Orders/pay", message)).rejects.toThrow();
      // The next one is to be newer, on whichever partition.
      await delay(50);
    }

    const failed = { service: "Orders", status: "completed" } as const;
    const groups = await summarizeFailures(server.admin, failed, { examples: 1 });
    expect(groups.map(({ count, message }) => [count, message])).toEqual([
      [2, messages[3]],
      [1, ""],
      [1, messages[1]],
      [1, messages[0]],
    ]);
    for (const group of groups) {
      expect(group).toMatchObject({ code: 402, statuses: ["completed"] });
      expect(group.examples).toHaveLength(1);
      expect(Date.parse(group.firstAt)).toBeLessThanOrEqual(Date.parse(group.lastAt));
      const found = await findFailures({ ...failed, failure: group });
      expect([...found.values()].map(({ message }) => message)).toEqual(Array(group.count).fill(group.message));
    }
    const similar = await server.admin.summarizeFailures(failed, { similar: true });
    expect(similar).toMatchObject([
      { count: 4, similar: true, variants: 3, message: messages[3] },
      { count: 1, similar: true, variants: 1, message: "" },
    ]);
    expect(await server.admin.countInvocations({ ...failed, failure: similar[0] })).toBe(4);
    expect(await server.admin.countInvocations({ ...failed, failure: [...groups, ...similar] })).toBe(5);
    const { succeeded } = await server.admin.purgeInvocations({ failure: groups.slice(0, 1) });
    expect(succeeded).toHaveLength(2);
    expect(await server.admin.countInvocations(failed)).toBe(3);
  });

  it("make an invocation stuck until it has passed the step that failed", async () => {
    const failed = new Set<string>();
    const loops = service({
      name: "Loops",
      handlers: {
        again: async (ctx: Context): Promise<void> => {
          await ctx.run("begin", () => "begun");
          await setTimeout(50);
          throw new Error("as ever");
        },
        recover: async (ctx: Context): Promise<void> => {
          await ctx.run("begin", () => "begun");
          if (!failed.has(ctx.request().id.toString())) {
            failed.add(ctx.request().id.toString());
            throw new Error("once");
          }
          await ctx.run("go on", () => "gone on");
          await ctx.sleep({ days: 1 });
        },
      },
      options: { retryPolicy: { initialInterval: 1, exponentiationFactor: 1, maxAttempts: 100_000 } },
    });
    await server.admin.createDeployment({ uri: await server.serve([loops]) });
    const looping = await sendInvocation(server, "Loops/again");
    const recovered = await sendInvocation(server, "Loops/recover");
    await pollUntil(
      "recovered",
      () => server.admin.getInvocation(recovered),
      (row) => row?.status === "running" && Number(row.journal_commands_size) === 4,
    );
    await pollUntil("failed", () => findFailure(looping), Boolean);
    const seen = new Set<string | undefined>();
    for (let poll = 0; poll < 30; poll++) {
      const stuck = await findFailures({ service: "Loops", stuck: true });
      expect([...stuck.keys()]).toEqual([looping]);
      seen.add((await server.admin.getInvocation(looping))?.status);
    }
    expect(seen).toContain("running");
    expect(await server.admin.countInvocations({ service: "Loops", stuck: false })).toBe(1);
    expect(await server.admin.summarizeFailures({ service: "Loops", status: "running" })).toContainEqual(
      expect.objectContaining({ message: "once", examples: [recovered] }),
    );
    await server.admin.killInvocations({ service: "Loops" });
  });

  it("have lasted since the first one at the step that fails, or the pause by a user", async () => {
    let passes = false;
    const failing = (interval: number, handler: (ctx: Context) => Promise<void>) =>
      handlers.handler({ retryPolicy: { initialInterval: interval, exponentiationFactor: 1 } }, handler);
    const fail = async (ctx: Context): Promise<void> => {
      await ctx.run("begin", () => "begun");
      throw new Error("as ever");
    };
    const ages = service({
      name: "Ages",
      handlers: {
        // With virtual queues, this one waits in a queue.
        slow: failing(3_000, fail),
        fast: failing(50, fail),
        move: failing(50, async (ctx: Context) => {
          await ctx.run("begin", () => "begun");
          if (!passes) throw new Error("as ever");
          await ctx.run("go on", () => "gone on");
          throw new Error("elsewhere");
        }),
        wait: async (ctx: Context) => ctx.sleep({ days: 1 }),
      },
    });
    await server.admin.createDeployment({ uri: await server.serve([ages]) });
    const [slow = "", fast = "", move = "", wait = ""] = await Promise.all(
      ["slow", "fast", "move", "wait"].map((handler) => sendInvocation(server, `Ages/${handler}`)),
    );
    const hasFailed = (id: string, message: string) =>
      pollUntil(
        message,
        () => findFailure(id),
        (failure) => failure?.message === message,
      );
    for (const id of [slow, fast, move]) await hasFailed(id, "as ever");
    await delay(50);
    const middle = new Date();
    const attempts = Number((await server.admin.getInvocation(slow))?.retry_count);
    await delay(50);
    passes = true;
    await hasFailed(move, "elsewhere");
    for (const id of [fast, wait]) {
      await server.admin.pauseInvocation(id).catch(() => {});
      await pollUntil(
        "paused",
        () => server.admin.getInvocation(id),
        (row) => row?.status === "paused",
      );
    }
    await server.admin.resumeInvocation(fast);
    await pollUntil(
      "another attempt",
      () => server.admin.getInvocation(slow),
      (row) => Number(row?.retry_count) > attempts,
    );
    const find = async (stuckFor: InvocationFilter["stuckFor"]) => [
      ...(await findFailures({ service: "Ages", stuckFor })).keys(),
    ];
    expect(await find(middle)).toEqual([slow, fast].sort());
    expect(await find({ seconds: 0 })).toEqual([slow, fast, move].sort());
    expect(await server.admin.countInvocations({ service: "Ages", stuckFor: { seconds: 0 } })).toBe(4);
    expect(await find({ hours: 1 })).toEqual([]);
    await server.admin.killInvocations({ service: "Ages" });
  });

  it("are counted with others by the fields of the filter", async () => {
    const all = await countInvocationsBy(server.admin, ["service", "status"], { service: ["States", "Vow"] });
    expect(all).toContainEqual({ service: "Vow", status: "completed", count: 4 });
    const byKey = await server.admin.countInvocationsBy(["key", "deployment"], { sql: sql`id = ${ids.paused}` });
    expect(byKey).toEqual([{ key: null, deployment: expect.stringMatching(/^dp_/), count: 1 }]);
    const counts = all.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
  });

  it("include the final one of a completed invocation", async () => {
    expect(await findFailure(ids.failed)).toEqual({ message: "given up", code: 418, at: time });
    expect(await findFailure(ids.killed)).toEqual({ message: "killed", code: 409, at: time });
  });
});
