import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { InvocationFilter } from "../../src/invocations/invocation-filter.js";
import type { InvocationPlace } from "../../src/invocations/invocation-order.js";
import type { Invocation } from "../../src/invocations/invocation-row.js";
import {
  countInvocations,
  getInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "../../src/invocations/invocations.js";
import { getJournal } from "../../src/invocations/journal.js";
import { sql } from "../../src/sql/sql.js";
import { readOutput, sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("invocations on %s", (version) => {
  const server = useServer(version);
  const deployment = { label: "a", broken: true };
  let pin: string;
  let paused: string;
  let sleeping: string;
  let added: string;
  let scheduled: string[];
  let middle: Date;

  beforeAll(async () => {
    pin = await server.deploy(deployment);
    paused = await sendInvocation(server, "Task/run");
    await waitForStatus(server, paused, "paused");
    sleeping = await sendSleeper(server);
    added = await sendInvocation(server, "Counter/it's/add");
    await readOutput(server, added);
    await delay(50);
    middle = new Date();
    await delay(50);
    // At once, so that several are created in the same millisecond.
    scheduled = await Promise.all(Array.from({ length: 9 }, () => sendInvocation(server, "Counter/bob/peek", "10d")));
  });

  const list = async (filter?: InvocationFilter, options?: ListInvocationsOptions): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { id } of listInvocations(server.admin, filter, options)) ids.push(id);
    return ids;
  };
  const all = () => [paused, sleeping, added, ...scheduled];

  it("are listed in the order of their ids, each once", async () => {
    const sorted = all().sort();
    expect(await list()).toEqual(sorted);
    expect(await list({}, { limit: 10 })).toEqual(sorted.slice(0, 10));
    expect(await list({}, { limit: 0 })).toEqual([]);
  });

  it("are listed by creation time, even if many share one, and the newest in the reverse order of the oldest", async () => {
    const oldest = await list({}, { order: "oldest" });
    expect(oldest.slice(0, 3)).toEqual([paused, sleeping, added]);
    expect(oldest.slice(3).sort()).toEqual([...scheduled].sort());
    expect(await list({}, { order: "newest" })).toEqual([...oldest].reverse());
  });

  it("are shown page by page in each order and direction, each once, also if others are created between the pages", async () => {
    for (const order of ["id", "oldest", "newest"] as const) {
      const created: string[] = [];
      const show = async (direction: "after" | "before"): Promise<readonly string[]> => {
        const shown: (readonly string[])[] = [];
        for (let place: InvocationPlace | undefined = direction === "after" ? undefined : end(); ; ) {
          const page: Invocation[] = [];
          const options: ListInvocationsOptions = { order, [direction]: place, limit: 5 };
          for await (const row of listInvocations(server.admin, {}, options)) page.push(row);
          const ids = page.map(({ id }) => id);
          shown.splice(direction === "after" ? shown.length : 0, 0, ids);
          const edge = direction === "after" ? page.at(-1) : page[0];
          if (!edge || page.length < 5) return shown.flat();
          // As it comes back in the URL of a page.
          place = JSON.parse(JSON.stringify({ id: edge.id, created_at: edge.created_at }));
          created.push(await sendInvocation(server, "Counter/bob/peek", "10d"));
        }
      };
      const end = (): InvocationPlace => {
        const created_at = new Date(order === "newest" ? 0 : Date.now() + 60_000).toISOString();
        return { id: "inv_~", created_at };
      };
      for (const direction of ["after", "before"] as const) {
        const whole = await list({}, { order });
        const shown = await show(direction);
        expect(shown.filter((id) => whole.includes(id))).toEqual(whole);
        expect(new Set(shown).size).toBe(shown.length);
        await server.admin.killInvocations(created.splice(0));
      }
    }
    const [first, second, ...rest] = await list();
    const place = (id = "") => ({ id, created_at: new Date(0).toISOString() });
    expect(await list({}, { after: place(first), before: place(rest[0]) })).toEqual([second]);
    expect(await list({}, { after: place(first), before: place(rest.at(-1)), limit: 2 })).toEqual(rest.slice(-3, -1));
  });

  it("are filtered by each field, and by all at once", async () => {
    const cases: readonly (readonly [InvocationFilter, readonly string[]])[] = [
      [{ id: paused }, [paused]],
      [{ id: [sleeping, paused, sleeping], status: "paused" }, [paused]],
      [{ id: [] }, []],
      [{ service: "Task" }, [paused, sleeping]],
      [{ service: ["Task", "Counter"] }, all()],
      [{ service: "task" }, []],
      [{ handler: "run" }, [paused]],
      [{ handler: ["run", "add"] }, [paused, added]],
      [{ key: "it's" }, [added]],
      [{ key: ["bob", "it's"] }, [added, ...scheduled]],
      [{ status: "paused" }, [paused]],
      [{ status: ["paused", "completed"] }, [paused, added]],
      [{ status: [] }, []],
      [{ deployment: pin }, [paused, sleeping, added]],
      [{ deployment: ["dp_nope", pin], status: "running" }, [sleeping]],
      [{ olderThan: middle }, [paused, sleeping, added]],
      [{ newerThan: middle }, scheduled],
      [{ olderThan: { minutes: 1 } }, []],
      [{ newerThan: { seconds: 60 } }, all()],
      [{ newerThan: new Date(0), olderThan: new Date(1) }, []],
      [{ completedFor: { seconds: 0 } }, [added]],
      [{ completedFor: { minutes: 10 } }, []],
      [{ stuckFor: { seconds: 0 } }, [paused]],
      [{ stuckFor: { minutes: 10 } }, []],
      [{ status: "scheduled", sql: sql`scheduled_start_at > ${middle}` }, scheduled],
      [{ sql: sql`scheduled_start_at < ${middle}` }, []],
      [{ sql: sql`target_service_key IS NULL AND journal_commands_size > 2 -- a comment` }, [sleeping]],
      [{ sql: sql`TRUE OR TRUE`, handler: "run" }, [paused]],
      [{ service: undefined, handler: "sleep" }, [sleeping]],
    ];
    for (const [filter, wanted] of cases) {
      expect(await list(filter), JSON.stringify(filter)).toEqual([...wanted].sort());
      expect(await countInvocations(server.admin, filter), JSON.stringify(filter)).toBe(wanted.length);
    }
    expect(await countInvocations(server.admin)).toBe(12);
  });

  it("are filtered by their last failure, even while they are paused", async () => {
    const failing = { label: `b "quoted" \\ grüße`, broken: true };
    await server.deploy(failing);
    const other = await sendInvocation(server, "Task/run");
    await waitForStatus(server, other, "paused");
    expect(await list({ failure: "is broken" })).toEqual([paused, other].sort());
    expect(await list({ failure: "a is broken" })).toEqual([paused]);
    expect(await list({ failure: failing.label })).toEqual([other]);
    expect(await list({ failure: "error_message" })).toEqual([]);

    // What counts is the last of several failures.
    failing.label = "c";
    await server.admin.resumeInvocation(other);
    while ((await list({ failure: "c is broken", status: "paused" })).length === 0);
    expect(await list({ failure: "quoted" })).toEqual([]);

    failing.broken = false;
    await server.admin.resumeInvocation(other);
    await readOutput(server, other);
    expect(await list({ failure: "is broken" })).toEqual([paused]);

    const killed = await sendSleeper(server);
    await server.admin.killInvocation(killed);
    expect((await getInvocation(server.admin, killed))?.completion_failure).toBe("[409] killed");
    expect(await list({ failure: "killed" })).toEqual([killed]);
    await server.admin.purgeInvocation(killed);
    await server.admin.purgeInvocation(other);
  });

  it("have every column, with null for missing values", async () => {
    expect(await getInvocation(server.admin, paused)).toMatchObject({
      id: paused,
      target: "Task/run",
      target_service_ty: "service",
      target_service_key: null,
      status: "paused",
      pinned_deployment_id: pin,
      journal_size: 3,
      completed_at: null,
      completion_retention: "PT86400S",
      last_failure: null,
    });
    for await (const invocation of listInvocations(server.admin)) {
      expect(Object.values(invocation)).not.toContain(undefined);
      expect(Object.keys(invocation)).toHaveLength(46);
    }
  });

  it("are undefined, without a journal, after they are purged", async () => {
    const id = await sendInvocation(server, "Counter/bob/dump");
    await readOutput(server, id);
    await server.admin.purgeInvocation(id);
    expect(await getInvocation(server.admin, id)).toBeUndefined();
    expect(await getJournal(server.admin, id)).toEqual([]);
    await expect(getInvocation(server.admin, "nope")).rejects.toMatchObject({ status: 500 });
  });

  it("have a journal, in order", async () => {
    const journal = await getJournal(server.admin, sleeping);
    expect(journal.map(({ index, entry_type, name }) => [index, entry_type, name])).toEqual([
      [0, "Command: Input", ""],
      [1, "Command: Run", "start"],
      [2, "Notification: Run", null],
      [3, "Command: Sleep", ""],
    ]);
    for (const { version, appended_at } of journal) {
      expect(version).toBe(2);
      expect(appended_at).toMatch(/^2.*Z$/);
    }
    expect(JSON.parse(String(journal[2]?.entry_json))).toMatchObject({ Notification: { Completion: { Run: {} } } });
  });

  it("are no longer yielded after an abort", async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const reason = new Error("enough");
    const reading = (async () => {
      for await (const { id } of listInvocations(server.admin, {}, { signal: controller.signal })) {
        seen.push(id);
        if (seen.length === 5) controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(seen).toHaveLength(5);
  });
});
