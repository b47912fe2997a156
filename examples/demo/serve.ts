/**
 * A server to try things on: `npm run server`, or `npm run server -- --restate 1.6.2`.
 *
 * Starts an isolated Restate server with the demo's service, until Ctrl-C, and leaves nothing behind.
 */

import { setTimeout as delay } from "node:timers/promises";
import { createAdminClient } from "../../src/index.js";
import { serveServices } from "../../src/testing/server/serve-services.js";
import { checkoutV2 } from "./checkout.js";
import { startWithServer } from "./start.js";

await startWithServer("The server", async ({ version, adminUrl, ingressUrl }, atEnd) => {
  const served = await serveServices([checkoutV2]);
  atEnd(served.close);
  const { id } = await createAdminClient({ baseUrl: adminUrl }).registerDeployment({ uri: served.url });
  console.log(`Restate ${version} is running, with the service Checkout (${id}):

  Admin API  ${adminUrl}
  ingress    ${ingressUrl}

  curl ${adminUrl}/deployments
  curl ${ingressUrl}/Checkout/pay -H 'content-type: application/json' -d '{"id": "17"}'

Ctrl-C stops it and removes its data.`);
  // Waits as long as a timer can, since neither the server nor its services keep the program alive.
  await delay(2 ** 31 - 1);
});
