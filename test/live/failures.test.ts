import { setTimeout as delay } from "node:timers/promises";
import { type Context, service } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("failures on %s", (version) => {
  const server = shareServer(version);

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
      options: { retryPolicy: { initialInterval: 20, exponentiationFactor: 1, maxAttempts: 100_000 } },
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
    for (let poll = 0; poll < 12; poll++) {
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
