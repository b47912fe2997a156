import { beforeAll, describe, expect, it } from "vitest";
import { callHandler, readInvocation, sendInvocation, waitForStatus } from "../../live/invocations.js";
import { pollUntil } from "../../live/poll-until.js";
import { useServer } from "../../live/use-server.js";
import { versions } from "../../live/versions.js";
import { readCells, useExamples } from "./run-program.js";
import { createStuckServices } from "./stuck-services.js";

const HEAD = ["service", "status", "count", "since (UTC)", "why", "such as"];
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);

const { run: runExample } = useExamples("incident-report");

describe.each(versions)("examples/incident-report on %s", (version) => {
  const server = useServer(version);
  const failure = { message: "" };

  beforeAll(async () => {
    await server.admin.createDeployment({ uri: await server.serve(createStuckServices(failure)) });
  });

  async function report(...args: string[]): Promise<string[][]> {
    const { stdout, stderr, code } = await runExample("incident-report", ["--url", server.adminUrl, ...args]);
    expect([stderr, code]).toEqual(["", 0]);
    return readCells(stdout);
  }

  async function pay(number: number): Promise<string> {
    const answer = await callHandler(server, "Order/pay/send", number);
    return String(Object(answer).invocationId);
  }

  it("reports that nothing is stuck, whatever has succeeded or failed", async () => {
    const ids = [await sendInvocation(server, "Order/ok"), await sendInvocation(server, "Order/refuse")];
    for (const id of ids) await waitForStatus(server, id, "completed");
    const { stdout, code } = await runExample("incident-report", ["--older-than", "0"], {
      RESTATE_ADMIN_URL: server.adminUrl,
    });
    expect(stdout).toBe("Nothing is stuck.\n");
    expect(code).toBe(0);
  });

  it("groups stuck invocations by service, status and reason", async () => {
    failure.message = "order # has no address";
    const orders = await Promise.all([17, 18, 19].map(pay));
    for (const id of orders) await waitForStatus(server, id, "paused");
    failure.message = 'no "card" at all, and a long text so that it has to be shortened somewhere';
    const card = await pay(20);
    await waitForStatus(server, card, "paused");
    const later = await sendInvocation(server, "Order/ok", "1d");
    const mail = await sendInvocation(server, "Mail/send");
    await waitForStatus(server, mail, "backing-off");
    const holder = await sendInvocation(server, "Cart/bob/hold");
    await waitForStatus(server, holder, "suspended");
    const behind = [await sendInvocation(server, "Cart/bob/add"), await sendInvocation(server, "Cart/bob/add")];
    for (const id of behind) await waitForStatus(server, id, "pending");

    const rows = await report("--older-than", "0");
    expect(rows[0]).toEqual(HEAD);
    const find = (status: string, id: string) => {
      const at = rows.findIndex((row) => row[1] === status && row[5] === id);
      return rows.slice(at, at + 2);
    };
    expect(find("suspended", holder)[0]).toEqual([
      "Cart",
      "suspended",
      "1",
      TIME,
      "waits for a call, a timer or a signal",
      holder,
    ]);
    expect(find("pending", behind[0] ?? "")).toEqual([
      ["Cart", "pending", "2", TIME, "waits for its turn at the key bob", behind[0]],
      ["", "", "", "", `behind ${holder}`, behind[1]],
    ]);
    expect(find("backing-off", mail)[0]).toEqual([
      "Mail",
      "backing-off",
      "1",
      TIME,
      "no route to the mail server",
      mail,
    ]);
    expect(find("scheduled", later)[0]).toEqual(["Order", "scheduled", "1", TIME, "not due yet", later]);
    expect(find("paused", card)[0]).toEqual([
      "Order",
      "paused",
      "1",
      TIME,
      'no "card" at all, and a long text so that it has to be short...',
      card,
    ]);
    const at = rows.findIndex((row) => row[2] === "3");
    const [third, others] = rows.slice(at);
    expect(others?.slice(0, 5)).toEqual(["", "", "", "", "and 2 similar"]);
    expect(third).toEqual([
      "Order",
      "paused",
      "3",
      TIME,
      expect.stringMatching(/^order 1\d has no address$/),
      third?.[5],
    ]);
    expect(orders).toContain(third?.[5]);
  });

  it("omits invocations that wait for less than the threshold, but none that is paused or failing", async () => {
    const rows = await report();
    const statuses = new Set(rows.slice(1).flatMap(([, status]) => status || []));
    expect(statuses).toEqual(new Set(["backing-off", "paused"]));
  });

  it("shows the newest failure of an invocation paused twice, and marks one paused by a user", async () => {
    failure.message = "the first reason";
    const twice = await pay(1);
    await waitForStatus(server, twice, "paused");
    failure.message = "the second reason";
    await server.admin.resumeInvocation(twice);
    await pollUntil(
      "paused again",
      () => server.admin.queryRows(`SELECT id FROM sys_journal_events WHERE id = '${twice}' AND event_type = 'Paused'`),
      (events) => events.length === 2,
    );
    await waitForStatus(server, twice, "paused");
    const byHand = await sendInvocation(server, "Order/walk");
    await pollUntil(
      "running",
      () => readInvocation(server, byHand),
      (row) => Number(row?.journal_size) > 3,
    );
    await server.admin.pauseInvocation(byHand);
    await waitForStatus(server, byHand, "paused");

    const reasons = new Map((await report()).map((row) => [row[5], row[4]]));
    expect(reasons.get(twice)).toBe("the second reason");
    expect(reasons.get(byHand)).toBe("paused by hand");
  });

  it("reports a failure without a message", async () => {
    failure.message = "";
    const paused = await pay(1);
    await waitForStatus(server, paused, "paused");
    const failing = await sendInvocation(server, "Mail/sendSilently");
    await waitForStatus(server, failing, "backing-off");

    const rows = await report();
    for (const id of [paused, failing]) expect(rows.find((row) => row[5] === id)?.[4]).toBe("no message");
  });

  it("reports what fails in a fast loop, although it is running", async () => {
    const id = await sendInvocation(server, "Loop/spin");
    await pollUntil("failed", () => server.admin.getLastFailure(id), Boolean);
    const seen = new Set<string | undefined>();
    for (let time = 0; time < 3; time++) {
      const row = (await report()).find(([service]) => service === "Loop");
      expect(row?.slice(2)).toEqual(["1", TIME, "spins", id]);
      seen.add(row?.[1]);
    }
    expect(seen).toContain("running");
    await server.admin.killInvocation(id);
  });

  it("accepts the longest threshold", async () => {
    const rows = await report("--older-than", "5256000");
    expect(rows[0]).toEqual(HEAD);
  });
});
