import { beforeAll, describe, expect, it } from "vitest";
import { getJournalEvents, getLastFailure } from "../../src/invocations/journal.js";
import { playScenario, type Scenario, tableServers } from "./table-scenario.js";
import { useServer } from "./use-server.js";

describe.each(tableServers)("failures on $version, virtual queues: $hasQueues", (which) => {
  const server = useServer(which.version, which.env);
  let ids: Scenario;

  beforeAll(async () => {
    ids = await playScenario(server, which);
  });

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
      expect(await getLastFailure(server.admin, id)).toBeUndefined();
    }
    const gone = await server.admin.purgeInvocation(ids.restarted).then(() => ids.restarted);
    expect(await getLastFailure(server.admin, gone)).toBeUndefined();
    expect(await getJournalEvents(server.admin, gone)).toEqual([]);
    await expect(getLastFailure(server.admin, "nope")).rejects.toMatchObject({ status: 500 });
  });

  it("include the last one of paused, retried and recovered invocations", async () => {
    expect(await getLastFailure(server.admin, ids.paused)).toEqual(broken);
    expect(await getLastFailure(server.admin, ids.backingOff)).toEqual({
      message: 'card "1234" declined',
      code: 500,
      restateCode: "RT0007",
      at: time,
      stacktrace: stack('card "1234" declined'),
      relatedCommand: { index: 2, name: "charge", type: "Run" },
    });
    expect(await getLastFailure(server.admin, ids.recovered)).toMatchObject({ message: "not yet", code: 500 });
  });

  it("include the final one of a completed invocation", async () => {
    expect(await getLastFailure(server.admin, ids.failed)).toEqual({ message: "given up", code: 418, at: time });
    expect(await server.admin.getLastFailure(ids.killed)).toEqual({ message: "killed", code: 409, at: time });
  });
});
