import type { Exchange } from "../exchange.js";
import { deadAddress, deployApart, serveChangedType, serveTestServices, unknownDeployment } from "./deployments.js";

const json = { "content-type": "application/json" };

export const deploymentChanges: readonly Exchange[] = [
  {
    operation: "update_deployment",
    name: "other headers",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) =>
        admin.updateDeployment(await deployApart(world), { additional_headers: { "x-tenant": "two" } }),
    },
  },
  {
    operation: "update_deployment",
    name: "an address of a known service as another type",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) =>
        admin.updateDeployment(await deployApart(world), { uri: await serveChangedType(world), overwrite: true }),
    },
  },
  {
    operation: "update_deployment",
    name: "the address of another deployment",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) => {
        const uri = await serveTestServices(world);
        await world.admin.createDeployment({ uri });
        return admin.updateDeployment(await deployApart(world), { uri });
      },
    },
  },
  {
    operation: "update_deployment",
    name: "nothing",
    status: 200,
    form: "json",
    send: { call: (admin, world) => admin.updateDeployment(world.deployment, {}) },
  },
  {
    operation: "update_deployment",
    name: "an id that is none",
    status: 400,
    form: "text",
    send: { call: (admin) => admin.updateDeployment("nope", {}) },
  },
  {
    operation: "update_deployment",
    name: "an address that is not absolute",
    status: 400,
    form: "json",
    send: { call: (admin, world) => admin.updateDeployment(world.deployment, { uri: "/nonsense" }) },
  },
  {
    operation: "update_deployment",
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.updateDeployment(unknownDeployment, {}) },
  },
  {
    operation: "update_deployment",
    name: "as PUT, which it was before",
    status: 405,
    form: "json",
    send: {
      raw: ({ deployment }) => ({ method: "PUT", path: `/deployments/${deployment}`, headers: json, body: "{}" }),
    },
  },
  {
    operation: "update_deployment",
    name: "a header that is no text",
    status: 422,
    form: "text",
    send: {
      raw: ({ deployment }) => ({
        path: `/deployments/${deployment}`,
        headers: json,
        body: '{"additional_headers":{"a":1}}',
      }),
    },
  },
  {
    operation: "update_deployment",
    name: "an address where nobody answers",
    status: 500,
    form: "json",
    send: { call: (admin, world) => admin.updateDeployment(world.deployment, { uri: deadAddress }) },
  },
  {
    operation: "delete_deployment",
    name: "with force",
    status: 202,
    form: "none",
    send: {
      call: async (admin, world) => admin.deleteDeployment(await deployApart(world), { force: true }),
    },
  },
  {
    operation: "delete_deployment",
    name: "a query string that can't be read",
    status: 400,
    form: "text",
    send: { raw: ({ deployment }) => ({ path: `/deployments/${deployment}?force=1` }) },
  },
  {
    operation: "delete_deployment",
    name: "an id that is none",
    status: 400,
    form: "text",
    send: { call: (admin) => admin.deleteDeployment("nope", { force: true }) },
  },
  {
    operation: "delete_deployment",
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.deleteDeployment(unknownDeployment, { force: true }) },
  },
  {
    operation: "delete_deployment",
    name: "without force",
    status: 501,
    form: "none",
    send: { call: (admin, world) => admin.deleteDeployment(world.deployment) },
  },
];
