/**
 * A server to try things on: `npm run server`, or `npm run server -- --restate 1.6.2`.
 *
 * Starts an isolated Restate server with the demo's service, until Ctrl-C, and leaves nothing behind.
 */

import { startRestateServer } from "../../scripts/server/restate-server.js";
import { createAdminClient } from "../../src/index.js";
import { checkoutV2 } from "./checkout-v2.js";
import { chooseVersion } from "./choose-version.js";
import { type AtEnd, runToEnd } from "./run-to-end.js";
import { serveServices } from "./serve-services.js";

await runToEnd(serve, { name: "The server", longest: undefined });

async function serve(atEnd: AtEnd): Promise<never> {
  const version = chooseVersion(process.argv.slice(2), process.env);
  const starting = startRestateServer({ version });
  atEnd(async () => (await starting).stop());
  const { adminUrl, ingressUrl } = await starting;
  const served = await serveServices(checkoutV2);
  atEnd(served.close);
  const { id } = await createAdminClient({ baseUrl: adminUrl }).createDeployment({ uri: served.url });
  console.log(`Restate ${version} is running, with the service Checkout (${id}):

  Admin API  ${adminUrl}
  ingress    ${ingressUrl}

  curl ${adminUrl}/deployments
  curl ${ingressUrl}/Checkout/pay -H 'content-type: application/json' -d '{"id": "17"}'

Ctrl-C stops it and removes its data.`);
  return new Promise(() => {});
}
