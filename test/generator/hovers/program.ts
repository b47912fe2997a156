// What a user writes; a caret under a name asks what an editor shows there.
import {
  type AdminClient,
  createAdminClient,
  createClient,
  createDeployment,
  type InvocationFilter,
  isAdminResponseError,
  resumeInvocation,
  sql,
} from "restate-admin-client";
import type { DeploymentResponse } from "restate-admin-client/schema";

const admin: AdminClient = createAdminClient({ baseUrl: "http://localhost:9070", timeout: 5_000 });
//                         ^?
//                                                                               ^?
const client = createClient();
//    ^?

export async function resume(invocationId: string): Promise<void> {
  await admin.resumeInvocation(invocationId, { deployment: "latest" });
  //          ^?
  //                                           ^?
  await resumeInvocation(client, invocationId, { maxRetries: 5 });
  //    ^?
  //                                             ^?
}

export async function register(uri: string): Promise<readonly DeploymentResponse[]> {
  const { status, data } = await createDeployment(client, { uri, force: true }).withResponse();
  //      ^?
  //              ^?
  //                                                             ^?
  console.log(status, data.id);
  const { deployments } = await admin.listDeployments();
  //      ^?
  for (const deployment of deployments) console.log(deployment);
  //                                                ^?
  return deployments;
}

export async function rescue(service: string): Promise<void> {
  const filter: InvocationFilter = { service, status: "paused", sql: sql`retry_count > ${10}` };
  //                                          ^?
  //                                                                 ^?
  for await (const invocation of admin.listInvocations(filter)) console.log(invocation.pinned_deployment_id);
  //               ^?
  //                                   ^?
  //                                                                                   ^?
  const { succeeded, unknown } = await admin.resumeInvocations(filter, { deployment: "latest", concurrency: 50 });
  //                 ^?
  //                                         ^?
  //                                                                                           ^?
  console.log(succeeded.length, unknown.length);
  const rows = await admin.queryRows<{ id: string }>(sql`SELECT id FROM sys_invocation WHERE status = ${"paused"}`);
  //    ^?
  //                       ^?
  console.log(rows.length);
  await admin.replaceState("Cart", "bob", { status: "closed" });
  //          ^?
  await admin.waitUntilDrained("dp_1", { timeout: 600_000 });
  //          ^?
  //                                     ^?
}

export function explain(error: unknown): string {
  if (!isAdminResponseError(error, "resumeInvocation")) return String(error);
  //   ^?
  return error.status === 429 ? "busy" : JSON.stringify(error.body);
  //           ^?
  //                                                          ^?
}
