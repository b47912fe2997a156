/**
 * Checks whether a server can be upgraded to Restate 1.8, which ends every invocation on a service protocol of 3 or less at once
 * (`RT0020`). It changes nothing.
 */

import { parseArgs } from "node:util";
import { createAdminClient, sql } from "restate-admin-client";
import { print, readOptions, runExample } from "./command.js";

const USAGE = `Checks whether a server can be upgraded to Restate 1.8. It changes nothing.

npx tsx examples/check-upgrade.ts [options]

  --url URL  the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 nothing would end, 1 something would, or the check failed, 2 wrong arguments, 130 interrupted.`;

/** The newest service protocol that Restate 1.8 no longer speaks. */
const ENDED_PROTOCOL = 3;

const admin = readOptions(USAGE, (args) => {
  const { values } = parseArgs({ args, options: { url: { type: "string" } } });
  return createAdminClient({ baseUrl: values.url });
});

/** Invocations that would end, of one handler on one deployment. */
interface EndingRow {
  readonly target: string;
  readonly deployment: string;
  readonly protocol: number;
  readonly count: number;
  readonly example: string;
}

await runExample(async (signal) => {
  const problems = [...(await describePinned(signal)), ...(await describeLatest(signal))];
  for (const problem of problems) print(problem);
  if (problems.length === 0) console.log("Nothing on this server needs a service protocol that Restate 1.8 ends.");
  return problems.length === 0;
});

/** Describes the invocations that have begun on an old protocol. */
async function describePinned(signal: AbortSignal): Promise<string[]> {
  const rows = await admin.queryRows<EndingRow>(
    sql`SELECT target_service_name || '/' || target_handler_name AS target, pinned_deployment_id AS deployment,
        pinned_service_protocol_version AS protocol, count(*) AS count, min(id) AS example
      FROM sys_invocation
      WHERE status <> 'completed' AND pinned_service_protocol_version <= ${ENDED_PROTOCOL}
      GROUP BY 1, 2, 3 ORDER BY 4 DESC`,
    { signal },
  );
  return rows.map(({ target, deployment, protocol, count, example }) => {
    const place = `protocol ${protocol}, on ${deployment}, such as ${example}`;
    return `${count} invocations of ${target} would end: ${place}`;
  });
}

/** Describes the latest deployments of services that speak only old protocols: new invocations go there. */
async function describeLatest(signal: AbortSignal): Promise<string[]> {
  const { services } = await admin.listServices({ signal });
  const { deployments } = await admin.listDeployments({ signal });
  return deployments.flatMap((deployment) => {
    const { id, max_protocol_version: newest } = deployment;
    const latestOf = services.filter(({ deployment_id }) => deployment_id === id).map(({ name }) => name);
    if (newest > ENDED_PROTOCOL || latestOf.length === 0) return [];
    const address = "uri" in deployment ? deployment.uri : deployment.arn;
    const names = latestOf.join(", ");
    return `New invocations of ${names} would end, too: ${id} (${address}) speaks at most protocol ${newest}.`;
  });
}
