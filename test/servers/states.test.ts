import { setTimeout as delay } from "node:timers/promises";
import { handlers, type ObjectContext, object } from "@restatedev/restate-sdk";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAdminClient, readState, replaceState, waitForState } from "../../src/index.js";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

describe.each(versions)("changes of a state on %s", (version) => {
  const server = shareServer(version);
  const counter = `${server.prefix}Counter`;
  const door = `${server.prefix}Door`;
  let open = () => {};
  const waitUntilOpen = () =>
    new Promise<void>((resolve) => {
      open = resolve;
    });

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
    const service = object({
      name: door,
      handlers: {
        /** Holds the key until the door is opened, and then writes that it is no longer held. */
        hold: handlers.object.exclusive(async (ctx: ObjectContext) => {
          ctx.set("held", true);
          await ctx.run("wait", waitUntilOpen);
          ctx.set("held", false);
        }),
        peek: handlers.object.shared(async () => "peek"),
      },
    });
    await server.admin.createDeployment({ uri: await server.serve([service]) });
  });
  afterEach(() => open());

  it("succeed for one of them if each writes a value of its own: the one whose state stays", async () => {
    const { version } = await replaceState(server.admin, counter, "own", { status: "open" });
    const writers = Array.from({ length: 10 }, (_, writer) =>
      replaceState(server.admin, counter, "own", { by: `writer ${writer}` }, { expectedVersion: version }),
    );
    const results = await Promise.allSettled(writers);
    const succeeded = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
    const failed = results.flatMap((result) => (result.status === "rejected" ? result.reason : []));
    expect(succeeded).toEqual([await readState(server.admin, counter, "own")]);
    expect(failed.map(({ name }) => name)).toEqual(Array(9).fill("StateConflictError"));
  });

  it("wait while a handler runs at the key", async () => {
    const id = await sendInvocation(server, "Door/busy/hold");
    const held = await waitForState(server.admin, door, "busy", { until: ({ values }) => values.held === true });
    const late = replaceState(server.admin, door, "busy", { a: 1 }, { verify: { timeout: 3_000, interval: 100 } });
    await expect(late).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: `replaceState: timed out after 3000 ms waiting for the state of ${door}/busy, which the server sets once no handler holds the key; last seen: ${held.version} with the keys ["held"]`,
      lastSeen: held,
    });

    // The server accepted the first change, and accepts this one. It makes both once the handler has left.
    const waiting = replaceState(server.admin, door, "busy", { b: 2 });
    await delay(300);
    open();
    expect((await waiting).values).toEqual({ b: 2 });
    await waitForStatus(server, id, "completed");
  });

  it("may be as large as the server accepts in one request", async () => {
    const large = JSON.stringify({ text: "grüße ".repeat(200_000), lines: "\n".repeat(50_000) });
    await replaceState(server.admin, counter, "large", { large: Buffer.from(large) });
    const { bytes, version } = await readState(server.admin, counter, "large");
    expect(bytes.large?.length).toBeGreaterThan(1_500_000);
    await replaceState(server.admin, counter, "large", { ...bytes, status: "closed" }, { expectedVersion: version });
    const { values } = await readState(server.admin, counter, "large");
    expect(values).toEqual({ large: JSON.parse(large), status: "closed" });
  });

  if (isSince(version, "1.7.2")) {
    it("keep the state of a scope separate", async () => {
      await replaceState(server.admin, counter, "scoped", { a: 1 });
      await replaceState(server.admin, counter, "scoped", { b: 2 }, { scope: "tenant" });
      const unaware = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
      for (const client of [server.admin, unaware]) {
        expect((await readState(client, counter, "scoped")).values).toEqual({ a: 1 });
        expect((await readState(client, counter, "scoped", { scope: "tenant" })).values).toEqual({ b: 2 });
      }
    });
  }
});
