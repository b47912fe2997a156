import { setTimeout as delay } from "node:timers/promises";
import { isJsonObject } from "../io/index.js";
import type { SupervisedRun } from "./supervisor.js";

/** What is asked whether it is ready. */
interface StartingServer {
  readonly adminUrl: string;
  readonly ingressUrl: string;
  readonly clusterName: string;
  readonly logs: () => string;
}

interface Readiness {
  /** What to call the server in errors. */
  readonly name: string;
  readonly ready: "all" | "admin";
  /** In milliseconds. */
  readonly timeout: number;
}

export async function waitUntilReady(
  server: StartingServer,
  run: SupervisedRun,
  { name, ready, timeout }: Readiness,
): Promise<void> {
  const deadline = Date.now() + timeout;
  const exited = run.exitCode.then((code) => `exited with code ${code} before it was ready`, String);
  for (;;) {
    const missing = await findMissing(server, ready).catch((error: unknown) => String(error));
    if (missing === undefined) return;
    const late = Date.now() > deadline ? `was not ready after ${timeout} ms (${missing})` : undefined;
    const failure = late ?? (await Promise.race([exited, delay(50)]));
    if (failure === undefined) continue;
    const lastLines = server.logs().trimEnd().split("\n").slice(-15).join("\n");
    throw new Error(`${name} ${failure}. Its log ends:\n${lastLines}`);
  }
}

/**
 * Finds what does not work yet. The cluster's name shows whether another server has taken the port; that endpoint is
 * deprecated, so a later version may not have it.
 */
async function findMissing(server: StartingServer, ready: "all" | "admin"): Promise<string | undefined> {
  const cluster = await request(`${server.adminUrl}/cluster-health`);
  const health: unknown = cluster.ok ? await cluster.json() : undefined;
  if (isJsonObject(health) && health.cluster_name !== server.clusterName) return `${server.adminUrl} is another server`;
  const checks = [...(cluster.status === 404 ? [] : [cluster]), await request(`${server.adminUrl}/health`)];
  if (ready === "all") {
    checks.push(await request(`${server.ingressUrl}/restate/health`), await countInvocations(server.adminUrl));
  }
  const failed = checks.find((response) => !response.ok);
  return failed && `${failed.url} responds with ${failed.status}`;
}

/** Queries every partition, which fails until all have started. */
function countInvocations(adminUrl: string): Promise<Response> {
  return request(`${adminUrl}/query`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ query: "SELECT count(*) FROM sys_invocation_status" }),
  });
}

function request(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(2_000) });
}
