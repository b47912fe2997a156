/**
 * A bug in production, fixed while the customer's order waits: `npm run demo`, or `npm run demo -- --restate 1.6.2`.
 *
 * Starts its own isolated Restate server, and leaves nothing behind.
 */

import { startRestateServer } from "../../scripts/server/restate-server.js";
import { createAdminClient } from "../../src/index.js";
import { checkoutV1 } from "./checkout-v1.js";
import { checkoutV2 } from "./checkout-v2.js";
import { chooseVersion } from "./choose-version.js";
import { type AtEnd, runToEnd } from "./run-to-end.js";
import { readResult, sendOrder } from "./send-order.js";
import { serveServices } from "./serve-services.js";
import { waitForStatus } from "./watch-invocation.js";

await runToEnd(repairAnOrder);

async function repairAnOrder(atEnd: AtEnd): Promise<void> {
  const version = chooseVersion(process.argv.slice(2), process.env);
  console.log(`A bug in production, repaired while a customer's order waits. With Restate ${version}.\n`);

  const starting = startRestateServer({ version });
  atEnd(async () => (await starting).stop());
  const { adminUrl, ingressUrl } = await starting;
  const admin = createAdminClient({ baseUrl: adminUrl });
  console.log(`1. Restate is running, its Admin API at ${adminUrl}`);

  const first = await serveServices(checkoutV1);
  atEnd(first.close);
  const broken = await admin.createDeployment({ uri: first.url });
  console.log(`2. v1 of the service Checkout is registered: ${broken.id}`);

  const invocationId = await sendOrder(ingressUrl, { id: "17" });
  console.log(`3. order 17 is sent to it: ${invocationId}`);

  console.log("4. v1 has a bug:");
  const before = await waitForStatus(admin, invocationId, "paused", ({ status, attempt, failure }) => {
    if (status === "backing-off") console.log(`   attempt ${attempt} failed: ${failure}`);
    if (status === "paused") console.log("   the last attempt failed too: the invocation is paused");
  });

  const second = await serveServices(checkoutV2);
  atEnd(second.close);
  const fixed = await admin.createDeployment({ uri: second.url });
  console.log(`5. v2, without the bug, is registered: ${fixed.id}`);

  await admin.resumeInvocation(invocationId, { deployment: fixed.id });
  console.log("6. the invocation is resumed on v2");

  const after = await waitForStatus(admin, invocationId, "completed");
  console.log(`7. it is completed: ${await readResult(ingressUrl, invocationId)}`);

  console.log(`\npinned deployment before: ${before.deployment}`);
  console.log(`pinned deployment after:  ${after.deployment}`);
  if (after.deployment !== fixed.id) throw new Error(`${invocationId} was not completed by ${fixed.id}`);
}
