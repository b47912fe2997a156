import { beforeAll, describe, expect, it } from "vitest";
import { readGroups } from "../../src/deployments/invocation-evidence.js";
import { type AdminClient, createAdminClient, type InvocationFilter, sql } from "../../src/index.js";
import type { WaitProgress } from "../../src/waiting/poll.js";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { newest } from "../kit/versions.js";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const writeTime = (hour: string) => `to_timestamp(${at(0).getTime() / 1_000} + 3600 * ${hour})`;

/** Invocations, their events and their entries in the virtual queues, with times in hours of a day. */
const TABLES = `
  sys_journal_events AS (
    SELECT id, ${writeTime("hour")} AS appended_at, entry AS after_journal_entry_index, CASE WHEN message = '' THEN '{}'
      ELSE concat(CASE WHEN hour = 3 THEN '{"last_failure":' END, '{"error_code":500,"error_message":"', message,
        '","restate_doc_error_code":', code, '}', CASE WHEN hour = 3 THEN '}' END) END AS event_json
    FROM (VALUES
      ('twice', 1, 2, 'is late', 'null'), ('twice', 3, 2, 'is Late', 'null'), ('twice', 4, 2, '', ''),
      ('laterStep', 1, 2, 'is late', 'null'), ('laterStep', 3, 5, 'is late', 'null'),
      ('pausedLater', 1, 2, 'is late', '"RT0007"'), ('pausedLater', 5, 4, '', ''),
      ('recovered', 1, 2, 'is late', 'null'), ('waits', 1, 2, 'is late', '"RT0007"'), ('repeats', 1, 2, 'is late', 'null'),
      ('goesOn', 1, 2, 'is late', 'null'), ('ended', 1, 2, 'is late', 'null'), ('passed', 1, 2, 'is late', 'null')
    ) AS events(id, hour, entry, message, code)),
  sys_vqueue_entry_status AS (
    SELECT entry_id, stage, 'backing-off' AS status, attempts AS retry_attempts, 'dp_3' AS deployment,
      attempts AS retry_count_since_last_stored_command, ${writeTime("9")} AS next_at, ${writeTime("1")} AS latest_attempt_at
    FROM (VALUES ('waits', 'inbox', 4), ('repeats', 'running', 4), ('goesOn', 'running', 4), ('never', 'running', 0)
    ) AS entries(entry_id, stage, attempts)),
  sys_service AS (SELECT 'Order' AS name, 'dp_9' AS deployment_id),
  own_invocation AS (
    SELECT *, 'Order' AS target_service_name, 'service' AS target_service_ty, 'run' AS target_handler_name,
      ${writeTime("hour")} AS modified_at, ${writeTime("hour")} AS completed_at, CAST(NULL AS TIMESTAMP) AS next_retry_at,
      CAST(NULL AS TIMESTAMP) AS last_start_at, CAST(NULL AS TIMESTAMP) AS running_at, CAST(NULL AS VARCHAR) AS last_failure_error_code, CAST(NULL AS BIGINT) AS last_failure_related_command_index,
      CAST(NULL AS VARCHAR) AS last_failure_related_command_name, CAST(NULL AS VARCHAR) AS last_failure_related_command_type
    FROM (VALUES
      ('twice', 'paused', 1, 3, 'dp_1', NULL, NULL, NULL, NULL),
      ('laterStep', 'backing-off', 1, 6, NULL, 'dp_2', NULL, '[500] is late', NULL),
      ('pausedLater', 'paused', 1, 5, NULL, NULL, NULL, NULL, NULL),
      ('recovered', 'suspended', 1, 4, NULL, NULL, NULL, NULL, NULL),
      ('waits', 'ready', 2, 3, NULL, NULL, 2, NULL, NULL),
      ('repeats', 'running', 1, 3, NULL, NULL, NULL, NULL, NULL),
      ('goesOn', 'running', 2, 3, NULL, NULL, NULL, NULL, NULL),
      ('never', 'running', 1, 3, NULL, 'dp_2', NULL, NULL, NULL),
      ('ended', 'completed', 2, 3, NULL, NULL, NULL, NULL, '[409 Conflict] killed'),
      ('passed', 'completed', 2, 3, NULL, NULL, NULL, NULL, NULL)
    ) AS invocations(id, status, hour, journal_size, pinned_deployment_id, last_attempt_deployment_id, retry_count,
      last_failure, completion_failure))`;

/** Replaces the server's tables by these. The source of invocations may hide one of them. */
function replaceTables(query: string): string {
  const isHidden = query.includes('"sys_invocation" AS (');
  const own = query.trim().replaceAll("RIGHT JOIN sys_invocation", "RIGHT JOIN own_invocation");
  const tables = isHidden ? TABLES : `${TABLES}, sys_invocation AS (SELECT * FROM own_invocation)`;
  return `WITH ${tables}${own.startsWith("WITH ") ? `, ${own.slice(5)}` : ` ${own}`}`;
}

describe("of invocations with these events", () => {
  const server = shareServer(newest);
  let admin: AdminClient;

  beforeAll(() => {
    admin = createAdminClient({
      baseUrl: server.adminUrl,
      fetch: async (url, init) => {
        if (!url.endsWith("/query")) return Response.json({});
        return fetch(url, {
          ...init,
          body: JSON.stringify({ query: replaceTables(JSON.parse(`${init.body}`).query) }),
        });
      },
    });
  });

  const select = async (filter: InvocationFilter) => {
    const { notStarted } = await admin.restartInvocationsAsNew(filter, { dryRun: true });
    const ids = notStarted.map(({ id }) => id);
    return ids.sort().join(" ");
  };

  it.each<[InvocationFilter, string]>([
    [{ sql: sql`next_retry_at IS NOT NULL` }, "waits"],
    [{ sql: sql`last_start_at IS NOT NULL` }, "waits"],
    [{ sql: sql`last_attempt_deployment_id = 'dp_3'` }, "waits"],
    [{ sql: sql`is_queued` }, "waits"],
    [{ sql: sql`last_failure_error_code = 'RT0007'` }, "waits"],
    [{ sql: sql`last_failure LIKE '%late%'` }, "laterStep repeats waits"],
  ])("%j selects %s", async (filter, wanted) => {
    expect(await select(filter)).toBe(wanted);
  });

  it("the last failures are summarized by message and code, and found by their groups", async () => {
    const summarize = async (similar: boolean) => {
      const groups = await admin.summarizeFailures({}, { similar });
      const lines = groups.map(({ message, restateCode = "", code, count, examples, ...times }) => {
        const [first, last] = [times.firstAt, String(times.at)].map((time) => Number(time.slice(11, 13)));
        return `${count} ${restateCode}${code} ${message}: ${examples.join(" ")}, from ${first} to ${last}`;
      });
      return { groups, lines };
    };
    const exact = await summarize(false);
    expect(exact.lines).toEqual([
      "4 500 is late: laterStep goesOn recovered, from 1 to 3",
      "2 RT0007500 is late: pausedLater waits, from 1 to 1",
      "1 500 is Late: twice, from 3 to 3",
      "1 409 killed: ended, from 2 to 2",
    ]);
    const similar = await summarize(true);
    expect(similar.lines[0]).toMatch(/^5 500 is .ate: laterStep twice goesOn, from 1 to 3$/);
    expect(await select({ failure: [...similar.groups.slice(0, 1), ...exact.groups.slice(3, 4)] })).toBe(
      "ended goesOn laterStep recovered repeats twice",
    );
  });

  it("whether they are stuck depends on the number of entries at the last failure", async () => {
    const groups = await readGroups({ client: admin }, sql`status <> 'completed'`);
    const lines = groups.map(({ count, status, evidence, id, deployment }) =>
      [count, status, evidence, id, deployment].join(" "),
    );
    expect(lines).toEqual([
      "2 backing-off stuck laterStep ",
      "1 paused failing twice dp_1",
      "1 paused open pausedLater ",
      "1 running open never dp_2",
      "2 running stuck goesOn ",
      "1 suspended open recovered ",
    ]);
  });

  it("a deployment is needed by invocations that are pinned there, or run there without a pin", async () => {
    const controller = new AbortController();
    const onProgress = ({ lastSeen }: WaitProgress) => lastSeen && controller.abort(lastSeen);
    const options = { signal: controller.signal, onProgress };
    expect(await catchError(admin.waitUntilDrained("dp_2", options))).toEqual({ running: 1 });
  });
});
