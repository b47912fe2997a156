import { beforeAll, describe, expect, it } from "vitest";
import { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import { INVOCATION_STATUS_VALUES } from "../../generated/tables.js";
import { type InvocationFilter, type InvocationWithFailure, sql } from "../../src/index.js";
import { sumByName } from "../../src/waiting/counts-by-status.js";
import type { WaitProgress } from "../../src/waiting/poll.js";
import { catchError } from "../kit/catch-error.js";
import { useServer } from "../kit/use-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { createEveryKind, type EveryKind, hasFailed, KINDS, type Kind, type When } from "./every-kind.js";

/** A filter, and the invocations that it selects; the deployment of an invocation is the one where it runs or will run. */
type Selection = readonly [
  name: string,
  filter: (every: EveryKind) => InvocationFilter,
  isMeant: (kind: Kind, on: When) => boolean,
];

/** The filters whose result depends on what a server writes into its tables. */
const SELECTIONS: readonly Selection[] = [
  ...INVOCATION_STATUS_VALUES.map(
    (status): Selection => [status, () => ({ status }), (kind) => kind.status === status],
  ),
  ["an older deployment", ({ deployments }) => ({ deployment: deployments.early }), (_, on) => on === "early"],
  ["the latest deployment", ({ deployments }) => ({ deployment: deployments.late }), (_, on) => on === "late"],
  ["being stuck", () => ({ stuck: true }), ({ stuck }) => stuck !== ""],
  ["being stuck since before", ({ middle }) => ({ stuckFor: middle }), ({ stuck }) => stuck === "early"],
  ["its creation before", ({ middle }) => ({ olderThan: middle }), ({ created }) => created === "early"],
  ["its completion before", ({ middle }) => ({ completedFor: middle }), ({ completed }) => completed === "early"],
  // Some words are in the event of a failure, and not in its message.
  ...["only once", "card 18", 'no "stock" \\ für', "killed", "not yet", "error_message", "    at ", "RT0007"].map(
    (words): Selection => [
      `the failure ${words}`,
      () => ({ failure: words }),
      (kind) => hasFailed(kind) && kind.failure?.includes(words) === true,
    ],
  ),
  [
    "a condition in SQL",
    () => ({ sql: sql`retry_count = 1 AND STATUS = 'backing-off' AND last_failure IS NOT NULL` }),
    ({ status }) => status === "backing-off",
  ],
];

/** Every condition is tried on the rows of one invocation of each kind. */
describe.concurrent.each(versions)("one invocation of each kind on %s", (version) => {
  const server = useServer(version);
  let every: EveryKind;

  beforeAll(async () => {
    every = await createEveryKind(server);
  });

  const idOf = (name: string): string => every.ids.get(name) ?? "";
  const namesOf = (ids: Iterable<string>): readonly string[] => {
    const names = new Map([...every.ids].map(([name, id]) => [id, name]));
    return Array.from(ids, (id) => names.get(id) ?? id).sort();
  };
  const pinOf = ({ isPinned, created }: Kind) => (isPinned ? every.deployments[created] : null);
  /** The deployment of an invocation. Without a pin, the server knows it only during an attempt, or a back-off without a queue. */
  const placeOf = ({ isPinned, status, created }: Kind): When => {
    if (isPinned || status === "running") return created;
    if (status === "backing-off") return hasQueues(version) ? "late" : created;
    return status === "paused" ? "late" : "";
  };
  const isOpen = ({ status }: Kind) => status !== "completed";
  const pick = (isMeant: (kind: Kind) => boolean) =>
    [...KINDS.values()]
      .filter(isMeant)
      .map(({ name }) => name)
      .sort();

  it.each(SELECTIONS)("is selected by %s", async (_, filter, isMeant) => {
    const { notStarted } = await server.admin.restartInvocationsAsNew(filter(every), { dryRun: true });
    const isRight = (kind: Kind) => isMeant(kind, kind.service === "Gone" ? "" : placeOf(kind));
    expect(namesOf(notStarted.map(({ id }) => id))).toEqual(pick(isRight));
  });

  it("has its status, its failure, and every column, with null for missing values", async () => {
    const { admin } = server;
    const rows = new Map<string, InvocationWithFailure>();
    for await (const row of admin.listInvocations({}, { withFailure: true })) {
      const [name = ""] = namesOf([row.id]);
      const kind = KINDS.get(name);
      const { failure, ...columns } = row;
      rows.set(name, row);
      expect(Object.keys(columns).sort(), name).toEqual([...SYS_INVOCATION_COLUMNS].sort());
      expect(Object.values(columns), name).not.toContain(undefined);
      expect(row, name).toMatchObject({
        status: kind?.status,
        pinned_deployment_id: kind && pinOf(kind),
        next_retry_at: kind?.status === "backing-off" ? expect.any(String) : null,
        completed_at: kind?.completed ? expect.any(String) : null,
      });
      const { failure: message, code } = kind ?? {};
      if (message === undefined) expect(failure, name).toBeUndefined();
      else expect(failure, name).toMatchObject({ code, message: expect.stringContaining(message) });
    }
    for (const name of ["card17", "recovered", "queuedRepeating", "rejected", "pausedLate"]) {
      const row = await admin.getInvocation(idOf(name), { withFailure: true });
      expect(row, name).toMatchObject(rows.get(name) ?? {});
    }
    expect(rows.get("card17")).toMatchObject({
      retry_count: 1,
      last_failure: expect.stringMatching(/^\[500[^\]]*\] card 17 declined\n/),
      last_failure_related_command_name: "charge",
    });
    expect(rows.get("card17")?.failure).toEqual({
      ...{ message: "card 17 declined", code: 500, restateCode: "RT0007", at: expect.stringMatching(/^20.*Z$/) },
      stacktrace: expect.stringMatching(/^Error: card 17 declined\n {4}at /),
      relatedCommand: { index: 2, name: "charge", type: "Run" },
    });
    const { completed_at: at } = rows.get("refused") ?? {};
    expect(rows.get("refused")?.failure).toEqual({ message: 'no "stock" \\ für 1', code: 422, at });
    expect(rows.get("recovered")).toMatchObject({ last_failure: null });
    expect(await catchError(admin.getInvocation("nope"))).toMatchObject({ status: 500 });
  });

  it("has a journal, and an event for each pause and each kind of failed attempt", async () => {
    const journal = await server.admin.getJournal(idOf("sleeping"));
    expect(journal.map(({ index, entry_type, name }) => [index, entry_type, name])).toEqual([
      [0, "Command: Input", ""],
      [1, "Command: Run", "reserve"],
      [2, "Notification: Run", null],
      [3, "Command: Sleep", ""],
    ]);
    expect(JSON.parse(String(journal[2]?.entry_json))).toMatchObject({ Notification: { Completion: { Run: {} } } });
    for (const [name, ...wanted] of [
      ["sleeping"],
      ["pausedByUser", ["Paused", undefined]],
      ["pausedLate", ["TransientError", "only once"], ["Paused", undefined]],
      // Paused after three attempts.
      ["pausedStepless", ["TransientError", "no key"], ["Paused", "no key"]],
    ] as const) {
      const events = await server.admin.getJournalEvents(idOf(name));
      expect(events.map(({ event_type, failure }) => [event_type, failure?.message])).toEqual(wanted);
      for (const { failure, appended_at } of events) if (failure) expect(failure.at).toBe(appended_at);
    }
  });

  it("needs its deployment until it has completed", async () => {
    const count = (isMeant: (kind: Kind) => boolean) => {
      const names = pick((kind) => isMeant(kind) && isOpen(kind) && kind.service !== "Gone");
      return sumByName(names.map((name) => [KINDS.get(name)?.status ?? "", 1]));
    };
    const isEarly = ({ created }: Kind) => created === "early";
    const runsOn = ({ isPinned, status }: Kind) => isPinned || status === "running";
    const [latest, old] = await server.admin.listDeploymentUsage();
    expect(latest).toMatchObject({
      id: every.deployments.late,
      pinned: count((kind) => kind.isPinned && !isEarly(kind)),
      unpinned: count((kind) => !runsOn(kind)),
    });
    expect(old).toMatchObject({
      id: every.deployments.early,
      pinned: count((kind) => kind.isPinned && isEarly(kind)),
      unpinned: count((kind) => !kind.isPinned && runsOn(kind)),
    });
    const controller = new AbortController();
    // The first poll may take more than the second after which progress is reported anyway.
    const onProgress = ({ lastSeen }: WaitProgress) => lastSeen && controller.abort(lastSeen);
    const options = { signal: controller.signal, onProgress };
    const seen = await catchError(server.admin.waitUntilDrained(every.deployments.early, options));
    expect(seen).toEqual(count((kind) => runsOn(kind) && isEarly(kind)));
  });
});
