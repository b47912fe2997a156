/**
 * A bug in production, fixed while the customer's order waits: `npm run demo`, or `npm run demo -- --restate 1.6.2`.
 *
 * Starts its own isolated Restate server, and leaves nothing behind.
 */

import { createAdminClient, type Invocation } from "../../src/index.js";
import type { RunningRestate } from "../../src/testing/server/index.js";
import { serveServices } from "../../src/testing/server/serve-services.js";
import { checkoutV1, checkoutV2 } from "./checkout.js";
import { type AtEnd, startWithServer } from "./start.js";

await startWithServer("The demo", repairAnOrder);

async function repairAnOrder({ adminUrl, ingressUrl }: RunningRestate, atEnd: AtEnd): Promise<void> {
  console.log("A bug in production, repaired while a customer's order waits.\n");
  const admin = createAdminClient({ baseUrl: adminUrl });
  console.log(`1. Restate is running, its Admin API at ${adminUrl}`);

  const first = await serveServices([checkoutV1]);
  atEnd(first.close);
  const broken = await admin.registerDeployment({ uri: first.url });
  console.log(`2. v1 of the service Checkout is registered: ${broken.id}`);

  const order = { method: "POST", headers: { "content-type": "application/json" }, body: '{"id": "17"}' };
  const { invocationId } = Object(await readJson(`${ingressUrl}/Checkout/pay/send`, order));
  console.log(`3. order 17 is sent to it: ${invocationId}`);

  console.log("4. v1 has a bug:");
  let attempts = 0;
  const isPaused = ({ status, retry_count, last_failure }: Invocation): boolean => {
    if (status === "backing-off" && Number(retry_count) > attempts) {
      attempts = Number(retry_count);
      console.log(`   attempt ${attempts} failed: ${last_failure?.split("\n")[0]}`);
    }
    return status === "paused";
  };
  const before = await admin.waitForInvocation(invocationId, { until: isPaused, interval: 20, timeout: 15_000 });
  console.log("   the last attempt failed too: the invocation is paused");

  const second = await serveServices([checkoutV2]);
  atEnd(second.close);
  const fixed = await admin.registerDeployment({ uri: second.url });
  console.log(`5. v2, without the bug, is registered: ${fixed.id}`);

  await admin.resumeInvocation(invocationId, { deployment: fixed.id });
  console.log("6. the invocation is resumed on v2");

  const after = await admin.waitForInvocation(invocationId, { timeout: 15_000 });
  console.log(`7. it is completed: ${await readJson(`${ingressUrl}/restate/invocation/${invocationId}/output`)}`);

  console.log(`\npinned deployment before: ${before.pinned_deployment_id}`);
  console.log(`pinned deployment after:  ${after.pinned_deployment_id}`);
  if (after.pinned_deployment_id !== fixed.id) throw new Error(`${invocationId} was not completed by ${fixed.id}`);
}

async function readJson(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} responded with ${response.status}: ${await response.text()}`);
  return response.json();
}
