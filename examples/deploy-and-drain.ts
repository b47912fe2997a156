/**
 * Registers a deployment, waits until the older deployments of its services have drained, and deletes them. Keeps an older
 * deployment that is still the latest of another service.
 *
 * ```
 * $ npx tsx examples/deploy-and-drain.ts http://127.0.0.1:41959
 * dp_17rP9fDhTqLksXEtdnGrYGZ is registered, with Checkout
 * dp_14pKrW4PQkKRwtHm08SmBjz has invocations that are not completed: 60. The oldest:
 * ┌────────────────────────────────────────┬──────────────┬────────┬──────────────────┐
 * │ invocation                             │ target       │ status │ created (UTC)    │
 * ├────────────────────────────────────────┼──────────────┼────────┼──────────────────┤
 * │ inv_17ucrO1xzfC711PJ8OZ1JPQVJ01D4eutPx │ Checkout/pay │ paused │ 2026-11-25 17:09 │
 * │ inv_10sUG9hq7Ewj5piFY5nKCPHSl5cZoppPNu │ Checkout/pay │ paused │ 2026-11-25 17:09 │
 * │ inv_14E5qt1bA6596F3EtjAXMzXlAFbTM9pwkq │ Checkout/pay │ paused │ 2026-11-25 17:09 │
 * │ inv_199ePGK0uvYW3bLx2AhnSNGWDXFW2Fddd5 │ Checkout/pay │ paused │ 2026-11-25 17:09 │
 * │ inv_1bZpPTV6Enef5JNqEVNAzAsHXDG8qhazZf │ Checkout/pay │ paused │ 2026-11-25 17:09 │
 * └────────────────────────────────────────┴──────────────┴────────┴──────────────────┘
 * dp_14pKrW4PQkKRwtHm08SmBjz is draining: 60 paused
 * dp_14pKrW4PQkKRwtHm08SmBjz is draining: 60 paused
 * dp_14pKrW4PQkKRwtHm08SmBjz is draining: 60 paused
 * dp_14pKrW4PQkKRwtHm08SmBjz is drained and deleted
 * ```
 */

import { parseArgs } from "node:util";
import { createAdminClient, type DeploymentResponse, sql, WaitTimeoutError } from "restate-admin-client";
import { formatTime, printTable } from "./print-table.js";
import { readNumber, readOnly, readOptions } from "./read-options.js";
import { runExample } from "./run-example.js";

const USAGE = `Registers a deployment, waits until the older deployments of its services have drained, and deletes them.

npx tsx examples/deploy-and-drain.ts URI [options]

  URI                the address by which the Restate server reaches the services, such as http://localhost:9080
  --timeout SECONDS  total time to wait (default: 600; 0 for no limit)
  --url URL          the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 the older deployments are deleted, 1 failed or timed out, 2 wrong arguments, 130 interrupted.`;

/** How often to print progress, in milliseconds. */
const REPORT_EVERY = 5_000;
const SHOWN = 5;
/** In seconds. */
const A_YEAR = 365 * 24 * 60 * 60;

const { admin, uri, timeout } = readOptions(USAGE, (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: "string" }, timeout: { type: "string", default: "600" } },
  });
  const uri = readOnly(positionals, "URI");
  if (!URL.canParse(uri)) throw new TypeError(`URI must be a URL such as http://localhost:9080, not "${uri}"`);
  return {
    uri,
    timeout: readNumber(values.timeout, "--timeout", 0, A_YEAR) * 1_000,
    admin: createAdminClient({ baseUrl: values.url }),
  };
});

await runExample(async (signal) => {
  const { data, status } = await admin.createDeployment({ uri }, { signal }).withResponse();
  const names = data.services.map(({ name }) => name);
  const registered = status === 201 ? "is registered" : "was registered before";
  console.log(`${data.id} ${registered}, with ${names.join(", ")}`);

  const older = await findOlder(data.id, names, signal);
  if (older.length === 0) console.log("There is no older deployment to delete.");
  const deadline = timeout === 0 ? Number.POSITIVE_INFINITY : Date.now() + timeout;
  const left = new Set(older);
  try {
    for (const id of older) {
      await showPinned(id, signal);
      if (!(await drain(id, deadline, signal))) continue;
      // Without `force` the server does not delete deployments. With it, it also deletes one that has not drained.
      await admin.deleteDeployment(id, { force: true, signal });
      left.delete(id);
      console.log(`${id} is drained and deleted`);
    }
  } finally {
    if (left.size > 0)
      console.log(`Still registered: ${[...left].join(", ")}. Run the same command again to continue.`);
  }
  return left.size === 0;
});

/** Returns the other deployments of these services, except any that is the latest of another service. */
async function findOlder(newest: string, names: readonly string[], signal: AbortSignal): Promise<string[]> {
  const { services } = await admin.listServices({ signal });
  const other = services.find(({ name, deployment_id }) => names.includes(name) && deployment_id !== newest);
  if (other)
    throw new Error(
      `${newest} is not the latest deployment of ${other.name}: ${other.deployment_id} is; nothing was deleted`,
    );
  const { deployments } = await admin.listDeployments({ signal });
  const older: string[] = [];
  for (const deployment of deployments) {
    const { id } = deployment;
    if (id === newest || !deployment.services.some(({ name }) => names.includes(name))) continue;
    const needed = services.filter(({ deployment_id }) => deployment_id === id).map(({ name }) => name);
    if (needed.length > 0)
      console.log(`${id} (${readAddress(deployment)}) stays: it is the latest of ${needed.join(", ")}`);
    else older.push(id);
  }
  return older;
}

function readAddress(deployment: DeploymentResponse): string {
  return "uri" in deployment ? deployment.uri : deployment.arn;
}

/** Prints the invocations that a deployment still has. */
async function showPinned(id: string, signal: AbortSignal): Promise<void> {
  const filter = { deployment: id, sql: sql`status <> 'completed'` };
  const number = await admin.countInvocations(filter, { signal });
  if (number === 0) return;
  console.log(`${id} has invocations that are not completed: ${number}. The oldest:`);
  const rows: string[][] = [];
  for await (const oldest of admin.listInvocations(filter, { order: "oldest", limit: SHOWN, signal })) {
    rows.push([oldest.id, oldest.target, oldest.status, formatTime(oldest.created_at)]);
  }
  printTable(["invocation", "target", "status", "created (UTC)"], rows);
}

/** Waits until a deployment has drained, and prints progress. Returns false on timeout. */
async function drain(id: string, deadline: number, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const left = Math.max(deadline - Date.now(), 1);
    try {
      await admin.waitUntilDrained(id, { timeout: Math.min(left, REPORT_EVERY), signal });
      return true;
    } catch (error) {
      if (!(error instanceof WaitTimeoutError)) throw error;
      const isOver = left <= REPORT_EVERY;
      console.log(`${id} ${isOver ? "did not drain in time" : "is draining"}: ${describeStatuses(error.lastSeen)}`);
      if (isOver) return false;
    }
  }
}

/** Formats the last counts as `3 paused, 1 suspended`. */
function describeStatuses(seen: unknown): string {
  const counts = Object.entries(seen ?? {}).map(([status, number]) => `${number} ${status}`);
  return counts.join(", ") || "no response from the server yet";
}
