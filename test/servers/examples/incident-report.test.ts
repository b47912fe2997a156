// Guards what examples/incident-report promises: it shows each way to be stuck, with the reason, on each server that is supported.
import { type Context, type ObjectContext, object, service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { pollUntil } from "../../kit/poll-until.js";
import { callHandler, readInvocation, sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { useServer } from "../../kit/use-server.js";
import { versions } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("incident-report");

const order = service({
  name: "Order",
  handlers: {
    ok: async (): Promise<void> => {},
    /** Fails, and is paused after its second attempt. */
    pay: async (ctx: Context, message: string): Promise<void> => {
      await ctx.run("charge the card", () => "charged");
      throw new Error(message);
    },
    /** Makes one step after the other, so that there is always a moment to pause it. */
    walk: async (ctx: Context): Promise<void> => {
      for (let step = 0; step < 500; step++) await ctx.sleep(20);
    },
  },
  options: { retryPolicy: { initialInterval: 50, exponentiationFactor: 1, maxAttempts: 2, onMaxAttempts: "pause" } },
});
const mail = service({
  name: "Mail",
  handlers: {
    send: async (): Promise<void> => {
      throw new Error("no route to the mail server\nsecond line");
    },
  },
  options: { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 } } },
});
const cart = object({
  name: "Cart",
  handlers: {
    hold: async (ctx: ObjectContext): Promise<void> => ctx.sleep({ days: 1 }),
    add: async (_: ObjectContext): Promise<void> => {},
  },
  options: { inactivityTimeout: 50 },
});

describe.each(versions)("examples/incident-report on %s", (version) => {
  const server = useServer(version);

  beforeAll(async () => {
    await server.admin.createDeployment({ uri: await server.serve([order, mail, cart]) });
  });

  async function report(...args: string[]): Promise<readonly string[]> {
    const { stdout, stderr, code } = await program.run(["--url", server.adminUrl, ...args]);
    expect([stderr, code]).toEqual(["", 0]);
    return stdout.trimEnd().split("\n");
  }

  async function pay(message: string): Promise<string> {
    const id: string = Object(await callHandler(server, "Order/pay/send", message)).invocationId;
    await waitForStatus(server, id, "paused");
    return id;
  }

  it("reports that nothing is stuck after a success", async () => {
    await waitForStatus(server, await sendInvocation(server, "Order/ok"), "completed");
    expect(await report("--older-than", "0")).toEqual(["Nothing is stuck."]);
  });

  it("groups stuck invocations by service, status and reason, and omits those that do not wait for long", async () => {
    const orders = [await pay("order 17 has no address"), await pay("order 18 has no address")];
    const card = await pay('no "card" at all, \x1b[2J and a long text so that it has to be shortened');
    const silent = await pay("");
    const walker = await sendInvocation(server, "Order/walk");
    const hasStarted = (row: Awaited<ReturnType<typeof readInvocation>>) => Number(row?.journal_size) > 3;
    await pollUntil("walking", () => readInvocation(server, walker), hasStarted);
    await server.admin.pauseInvocation(walker);
    await waitForStatus(server, walker, "paused");
    const later = await sendInvocation(server, "Order/ok", "1d");
    const letter = await sendInvocation(server, "Mail/send");
    await waitForStatus(server, letter, "backing-off");
    const holder = await sendInvocation(server, "Cart/bob/hold");
    await waitForStatus(server, holder, "suspended");
    const behind = await sendInvocation(server, "Cart/bob/add");
    await waitForStatus(server, behind, "pending");

    const time = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC";
    const group = (head: string, ids: string, why: string) =>
      expect.stringMatching(new RegExp(`^${head} since ${time}, such as ${ids}\n  ${why}$`));
    const failing = [
      group("Mail, backing-off: 1", letter, "no route to the mail server"),
      group("Order, paused: 1", card, 'no "card" at all,  \\[2J and a long text so that it has to be \\.\\.\\.'),
      group("Order, paused: 1", silent, "no message"),
      group("Order, paused: 1", walker, "paused by hand"),
      group("Order, paused: 2", `(${orders.join("|")}), inv_\\w+`, "order 1\\d has no address \\(and 1 similar\\)"),
    ];
    const waiting = [
      group("Cart, pending: 1", behind, `waits for its turn at the key bob behind ${holder}`),
      group("Cart, suspended: 1", holder, "waits for a call, a timer or a signal"),
      group("Order, scheduled: 1", later, "not due yet"),
    ];
    const readGroups = ([head, ...lines]: readonly string[]) => ({
      head,
      groups: lines.flatMap((line, index) => (index % 2 === 0 ? [`${line}\n${lines[index + 1]}`] : [])),
    });
    const all = readGroups(await report("--older-than", "0"));
    expect(all.head).toBe("Stuck invocations: 9. Services: 3");
    expect(all.groups).toHaveLength(failing.length + waiting.length);
    expect(all.groups).toEqual(expect.arrayContaining([...failing, ...waiting]));
    const long = readGroups(await report("--older-than", "5256000"));
    expect(long.groups).toHaveLength(failing.length);
    expect(long.groups).toEqual(expect.arrayContaining(failing));
  });
});
