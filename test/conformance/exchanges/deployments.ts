import { handlers, object, service } from "@restatedev/restate-sdk";
import { createTestServices } from "../../kit/test-services.js";
import { call, type Exchange, raw } from "../exchange.js";
import type { World } from "../world.js";

export const unknownDeployment = "dp_11nGQpCRmau6ypL82KH2TnP";
const deadAddress = "http://127.0.0.1:1";

const json = { "content-type": "application/json" };

export function serveTestServices(world: World, label = "another"): Promise<string> {
  return world.serve(createTestServices({ label, broken: false }));
}

async function serveChangedType(world: World): Promise<string> {
  const handler = handlers.handler({}, async () => {});
  const shared = handlers.object.shared(async () => {});
  const first = await world.serve([service({ name: "Changing", handlers: { handler } })]);
  await world.admin.createDeployment({ uri: first, breaking: true });
  return world.serve([object({ name: "Changing", handlers: { handler: shared } })]);
}

export const deployments: readonly Exchange[] = [
  call("list_deployments", "all of them", "200 json", (admin) => admin.listDeployments()),
  call("create_deployment", "a new address, with headers and metadata", "201 json", async (admin, world) =>
    admin.createDeployment({
      uri: await serveTestServices(world),
      additional_headers: { "x-tenant": "one" },
      metadata: { commit: "abc" },
    }),
  ),
  call("create_deployment", "an address that is registered", "200 json", async (admin, world) => {
    const uri = await serveTestServices(world);
    await world.admin.createDeployment({ uri });
    return admin.createDeployment({ uri });
  }),
  call("create_deployment", "a dry run", "201 json", async (admin, world) =>
    admin.createDeployment({ uri: await serveTestServices(world), dry_run: true }),
  ),
  call(
    "create_deployment",
    "an address that is registered, with an identity token for each request",
    "200 json",
    async (admin, world) => {
      const uri = await serveTestServices(world);
      await world.admin.createDeployment({ uri });
      return admin.createDeployment({ uri, auth: { GoogleIdToken: {} } });
    },
    { versions: ">=1.7.0" },
  ),
  raw(
    "create_deployment",
    "an identity token of a kind that there is not",
    "422 text",
    () => ({ path: "/deployments", headers: json, body: `{"uri":"${deadAddress}","auth":{"Other":{}}}` }),
    { versions: ">=1.7.0" },
  ),
  call("create_deployment", "an address that is not absolute", "400 json", (admin) =>
    admin.createDeployment({ uri: "nonsense" }),
  ),
  call("create_deployment", "a known service as another type", "409 json", async (admin, world) =>
    admin.createDeployment({ uri: await serveChangedType(world) }),
  ),
  call("create_deployment", "an address where nobody answers", "500 json", (admin) =>
    admin.createDeployment({ uri: deadAddress }),
  ),
  call("get_deployment", "one with services of each type", "200 json", (admin, world) =>
    admin.getDeployment(world.deployment),
  ),
  call("get_deployment", "an unknown id", "404 json", (admin) => admin.getDeployment(unknownDeployment)),
];

async function deployApart(world: World): Promise<string> {
  const uri = await world.serve([service({ name: "Apart", handlers: { run: async () => {} } })]);
  return (await world.admin.createDeployment({ uri })).id;
}

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
  call("update_deployment", "an address where nobody answers", "500 json", (admin, world) =>
    admin.updateDeployment(world.deployment, { uri: deadAddress }),
  ),
  call("delete_deployment", "with force", "202 none", async (admin, world) =>
    admin.deleteDeployment(await deployApart(world), { force: true }),
  ),
  call("delete_deployment", "an unknown id", "404 json", (admin) =>
    admin.deleteDeployment(unknownDeployment, { force: true }),
  ),
  raw("delete_deployment", "without force", "501 none", ({ deployment }) => ({ path: `/deployments/${deployment}` })),
];
