import { handlers, object, service } from "@restatedev/restate-sdk";
import { createTestServices } from "../../live/test-services.js";
import type { Exchange } from "../exchange.js";
import type { World } from "../world.js";

export const unknownDeployment = "dp_11nGQpCRmau6ypL82KH2TnP";
/** Nobody listens there. */
export const deadAddress = "http://127.0.0.1:1";

const json = { "content-type": "application/json" };

/** The test services at an address that is not registered yet. */
export function serveTestServices(world: World, label = "another"): Promise<string> {
  return world.serve(createTestServices({ label, broken: false }));
}

/** Registers a service, and gives the address of an object of the same name. */
export async function serveChangedType(world: World): Promise<string> {
  const handler = handlers.handler({}, async () => {});
  const shared = handlers.object.shared(async () => {});
  const first = await world.serve([service({ name: "Changing", handlers: { handler } })]);
  await world.admin.createDeployment({ uri: first, breaking: true });
  return world.serve([object({ name: "Changing", handlers: { handler: shared } })]);
}

export const deployments: readonly Exchange[] = [
  {
    operation: "list_deployments",
    name: "all of them",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.listDeployments() },
  },
  {
    operation: "create_deployment",
    name: "a new address, with headers and metadata",
    status: 201,
    form: "json",
    send: {
      call: async (admin, world) =>
        admin.createDeployment({
          uri: await serveTestServices(world),
          additional_headers: { "x-tenant": "one" },
          metadata: { commit: "abc" },
        }),
    },
  },
  {
    operation: "create_deployment",
    name: "an address that is registered",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) => {
        const uri = await serveTestServices(world);
        await world.admin.createDeployment({ uri });
        return admin.createDeployment({ uri });
      },
    },
  },
  {
    operation: "create_deployment",
    name: "a dry run",
    status: 201,
    form: "json",
    send: {
      call: async (admin, world) => admin.createDeployment({ uri: await serveTestServices(world), dry_run: true }),
    },
  },
  {
    operation: "create_deployment",
    name: "an address that is registered, with an identity token for each request",
    status: 200,
    form: "json",
    versions: ">=1.7.0",
    send: {
      call: async (admin, world) => {
        const uri = await serveTestServices(world);
        await world.admin.createDeployment({ uri });
        return admin.createDeployment({ uri, auth: { GoogleIdToken: {} } });
      },
    },
  },
  {
    operation: "create_deployment",
    name: "an identity token of a kind that there is not",
    status: 422,
    form: "text",
    versions: ">=1.7.0",
    send: {
      raw: () => ({ path: "/deployments", headers: json, body: `{"uri":"${deadAddress}","auth":{"Other":{}}}` }),
    },
  },
  {
    operation: "create_deployment",
    name: "an address that is not absolute",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.createDeployment({ uri: "nonsense" }) },
  },
  {
    operation: "create_deployment",
    name: "a known service as another type",
    status: 409,
    form: "json",
    send: { call: async (admin, world) => admin.createDeployment({ uri: await serveChangedType(world) }) },
  },
  {
    operation: "create_deployment",
    name: "an object without an address",
    status: 422,
    form: "text",
    send: { raw: () => ({ path: "/deployments", headers: json, body: "{}" }) },
  },
  {
    operation: "create_deployment",
    name: "an address where nobody answers",
    status: 500,
    form: "json",
    send: { call: (admin) => admin.createDeployment({ uri: deadAddress }) },
  },
  {
    operation: "get_deployment",
    name: "one with services of each type",
    status: 200,
    form: "json",
    send: { call: (admin, world) => admin.getDeployment(world.deployment) },
  },
  {
    operation: "get_deployment",
    name: "an id that is none",
    status: 400,
    form: "text",
    send: { call: (admin) => admin.getDeployment("nope") },
  },
  {
    operation: "get_deployment",
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.getDeployment(unknownDeployment) },
  },
];

/** Another deployment of services that nothing else needs. */
export async function deployApart(world: World): Promise<string> {
  const uri = await world.serve([service({ name: "Apart", handlers: { run: async () => {} } })]);
  return (await world.admin.createDeployment({ uri })).id;
}
