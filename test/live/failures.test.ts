import { setTimeout as delay } from "node:timers/promises";
import { type Context, service, TerminalError } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { pollUntil } from "../kit/poll-until.js";
import { callHandler, sendInvocation } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("failures on %s", (version) => {
  const server = shareServer(version);

  it("are a group for each message, or for those that differ only in words with digits, and a filter selects it", async () => {
    const { admin } = server;
    const failed = { service: `${server.prefix}Orders` };
    const orders = service({
      name: failed.service,
      handlers: {
        pay: async (_: unknown, message: string): Promise<void> => {
          throw new TerminalError(message, { errorCode: 402 });
        },
      },
    });
    await admin.createDeployment({ uri: await server.serve([orders]) });
    const messages = ["1", "A-2b", "3", "3"].map((order) => `order ${order} isn't "paid"\nyet, 100%`);
    for (const message of [...messages, ""]) {
      await expect(callHandler(server, "Orders/pay", message)).rejects.toThrow();
      // The next one is to be newer, on whichever partition.
      await delay(50);
    }

    const groups = await admin.summarizeFailures(failed, { examples: 1 });
    expect(groups.map(({ count, message, restateCode }) => [count, message, restateCode])).toEqual([
      [2, messages[3], undefined],
      [1, "", undefined],
      [1, messages[1], undefined],
      [1, messages[0], undefined],
    ]);
    for (const group of groups) {
      expect(group.examples).toHaveLength(1);
      expect(Date.parse(group.firstAt)).toBeLessThanOrEqual(Date.parse(String(group.at)));
      expect(await admin.countInvocations({ ...failed, failure: group })).toBe(group.count);
    }
    const similar = await admin.summarizeFailures(failed, { similar: true, examples: 0 });
    expect(similar).toMatchObject([
      { count: 4, similar: true, variants: 3, message: messages[3], examples: [] },
      { count: 1, similar: true, variants: 1, message: "", examples: [] },
    ]);
    expect(await admin.countInvocations({ failure: similar[0] })).toBe(4);
    expect(await admin.countInvocations({ failure: [...groups, ...similar] })).toBe(5);
    const { succeeded } = await admin.purgeInvocations({ failure: groups.slice(0, 1) });
    expect(succeeded).toHaveLength(2);
    expect(await admin.getJournalEvents(succeeded[0]?.id ?? "")).toEqual([]);
    expect(await admin.countInvocations(failed)).toBe(3);
  });

  it("make an invocation stuck in and between its attempts, since the first one at the same step", async () => {
    const { admin } = server;
    const own = { service: `${server.prefix}Loops` };
    let passes = false;
    const loops = service({
      name: own.service,
      handlers: {
        again: async (ctx: Context): Promise<void> => {
          await ctx.run("begin", () => "begun");
          await delay(20);
          if (!passes) throw new Error("as ever");
          await ctx.run("go on", () => "gone on");
          throw new Error("elsewhere");
        },
      },
      options: { retryPolicy: { initialInterval: 1, exponentiationFactor: 1, maxAttempts: 100_000 } },
    });
    await admin.createDeployment({ uri: await server.serve([loops]) });
    const id = await sendInvocation(server, "Loops/again");
    const hasFailed = (message: string) =>
      pollUntil(
        message,
        () => admin.getInvocation(id, { withFailure: true }),
        (row) => row?.failure?.message === message,
      );
    await hasFailed("as ever");
    await delay(2);
    const middle = new Date();
    const seen = new Set<string | undefined>();
    for (let poll = 0; poll < 30; poll++) {
      expect(await admin.countInvocations({ ...own, stuck: true })).toBe(1);
      seen.add((await admin.getInvocation(id))?.status);
    }
    expect(seen).toContain("running");
    expect(await admin.countInvocations({ ...own, stuckFor: middle })).toBe(1);

    passes = true;
    await hasFailed("elsewhere");
    expect(await admin.countInvocations({ ...own, stuckFor: middle })).toBe(0);
    expect(await admin.countInvocations({ ...own, stuck: true })).toBe(1);
    await admin.killInvocations(own);
  });
});
