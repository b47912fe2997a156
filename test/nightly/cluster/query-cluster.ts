import { setTimeout as delay } from "node:timers/promises";
import { LIMITS } from "../../kit/limits.js";
import { pollUntil } from "../../kit/poll-until.js";
import type { RestateCluster } from "../../kit/restate-cluster.js";
import { countLedPartitions } from "./node-roles.js";

type Row = Readonly<Record<string, unknown>>;

/** Queries any node until one answers, without the client, whose own patience is under test. */
export async function queryCluster({ adminUrls }: RestateCluster, query: string, timeout = 60_000): Promise<Row[]> {
  const deadline = Date.now() + timeout;
  for (let attempt = 0; ; attempt++) {
    const url = `${adminUrls[attempt % adminUrls.length]}/query`;
    const answer = await post(url, query).catch(String);
    if (typeof answer !== "string") return answer.rows;
    if (Date.now() > deadline) throw new Error(`no node has answered ${query} for ${timeout} ms: ${answer}`);
    await delay(100);
  }
}

async function post(url: string, query: string): Promise<{ readonly rows: Row[] }> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const body = JSON.stringify({ query });
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as { rows: Row[] };
}

export async function countRows(cluster: RestateCluster, condition: string): Promise<number> {
  const [row] = await queryCluster(cluster, `SELECT count(*) AS number FROM sys_invocation WHERE ${condition}`);
  return Number(row?.number);
}

/** Returns how often each invocation was restarted as new, by its id. Invocations without a restart are left out. */
export async function countRestarts(cluster: RestateCluster): Promise<ReadonlyMap<string, number>> {
  const query = `SELECT restarted_from AS id, count(*) AS copies FROM sys_invocation
    WHERE restarted_from IS NOT NULL GROUP BY restarted_from`;
  const rows = await queryCluster(cluster, query);
  return new Map(rows.map(({ id, copies }) => [String(id), Number(copies)]));
}

/** Waits until every partition has a leader, and all nodes answer a query over all of them. */
export async function waitUntilSettled({ nodes, adminUrls }: RestateCluster): Promise<void> {
  const look = async (): Promise<string> => {
    const led = await Promise.all(nodes.map((node) => countLedPartitions(node).catch(() => 0)));
    // The sum may be higher: after a crash, a node of 1.6.2 may go on counting a partition that it no longer leads.
    if (led.reduce((sum, one) => sum + one, 0) < 8) return `${led} partitions are led`;
    const query = "SELECT count(*) AS number FROM sys_invocation_status";
    const answers = await Promise.all(adminUrls.map((url) => post(`${url}/query`, query).catch(String)));
    return answers.find((answer) => typeof answer === "string") ?? "settled";
  };
  await pollUntil("settled", look, (seen) => seen === "settled", LIMITS.test);
}
