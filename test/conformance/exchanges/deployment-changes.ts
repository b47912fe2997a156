import { call, type Exchange, raw } from "../exchange.js";
import { deadAddress, deployApart, serveChangedType, serveTestServices, unknownDeployment } from "./deployments.js";

const json = { "content-type": "application/json" };

export const deploymentChanges: readonly Exchange[] = [
  call("update_deployment", "other headers", "200 json", async (admin, world) =>
    admin.updateDeployment(await deployApart(world), { additional_headers: { "x-tenant": "two" } }),
  ),
  call("update_deployment", "an address of a known service as another type", "200 json", async (admin, world) =>
    admin.updateDeployment(await deployApart(world), { uri: await serveChangedType(world), overwrite: true }),
  ),
  call("update_deployment", "the address of another deployment", "200 json", async (admin, world) => {
    const uri = await serveTestServices(world);
    await world.admin.createDeployment({ uri });
    return admin.updateDeployment(await deployApart(world), { uri });
  }),
  call("update_deployment", "nothing", "200 json", (admin, world) => admin.updateDeployment(world.deployment, {})),
  call("update_deployment", "an id that is none", "400 text", (admin) => admin.updateDeployment("nope", {})),
  call("update_deployment", "an address that is not absolute", "400 json", (admin, world) =>
    admin.updateDeployment(world.deployment, { uri: "/nonsense" }),
  ),
  call("update_deployment", "an unknown id", "404 json", (admin) => admin.updateDeployment(unknownDeployment, {})),
  raw("update_deployment", "as PUT, which it was before", "405 json", ({ deployment }) => ({
    method: "PUT",
    path: `/deployments/${deployment}`,
    headers: json,
    body: "{}",
  })),
  raw("update_deployment", "a header that is no text", "422 text", ({ deployment }) => ({
    path: `/deployments/${deployment}`,
    headers: json,
    body: '{"additional_headers":{"a":1}}',
  })),
  call("update_deployment", "an address where nobody answers", "500 json", (admin, world) =>
    admin.updateDeployment(world.deployment, { uri: deadAddress }),
  ),
  call("delete_deployment", "with force", "202 none", async (admin, world) =>
    admin.deleteDeployment(await deployApart(world), { force: true }),
  ),
  raw("delete_deployment", "a query string that can't be read", "400 text", ({ deployment }) => ({
    path: `/deployments/${deployment}?force=1`,
  })),
  call("delete_deployment", "an id that is none", "400 text", (admin) =>
    admin.deleteDeployment("nope", { force: true }),
  ),
  call("delete_deployment", "an unknown id", "404 json", (admin) =>
    admin.deleteDeployment(unknownDeployment, { force: true }),
  ),
  raw("delete_deployment", "without force", "501 none", ({ deployment }) => ({ path: `/deployments/${deployment}` })),
  raw("delete_deployment", "with force=false", "501 none", ({ deployment }) => ({
    path: `/deployments/${deployment}?force=false`,
  })),
];
