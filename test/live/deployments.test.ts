import { handlers, object, service } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { callHandler } from "./invocations.js";
import { createTestServices } from "./test-services.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

/** By name without its prefix, since the server lists services in no particular order. */
function revisionsOf(
  services: readonly { readonly name: string; readonly revision: number }[],
): Record<string, number> {
  return Object.fromEntries(services.map(({ name, revision }) => [name.replace(/^.*_/, ""), revision]));
}

describe.each(versions)("deployments on %s", (version) => {
  const server = shareServer(version);
  const serve = (label = "a") => server.serve(createTestServices({ label, broken: false }, server.prefix));

  describe("registering", () => {
    it("creates a deployment with the services discovered there", async () => {
      const uri = await serve();
      const { status, data, response } = await server.admin.createDeployment({ uri }).withResponse();

      expect(status).toBe(201);
      expect(data.id).toMatch(/^dp_/);
      expect(data.sdk_version).toBe("restate-sdk-typescript/1.14.5");
      expect(revisionsOf(data.services)).toEqual({ Counter: 1, Signup: 1, Task: 1 });
      expect(response.headers.get("location")).toBe(`deployments/${data.id}`);
    });

    it("returns 200 and changes nothing if the address is already registered", async () => {
      const uri = await serve();
      const first = await server.admin.createDeployment({ uri });
      const { status, data } = await server.admin.createDeployment({ uri }).withResponse();

      expect(status).toBe(200);
      expect(data.id).toBe(first.id);
      expect(revisionsOf(data.services)).toEqual(revisionsOf(first.services));
    });

    it("discovers the services again with force, under the same id", async () => {
      const uri = await serve();
      const first = await server.admin.createDeployment({ uri });
      const { status, data } = await server.admin.createDeployment({ uri, force: true }).withResponse();

      expect(status).toBe(200);
      expect(data.id).toBe(first.id);
      expect(revisionsOf(data.services).Task).toBe(Number(revisionsOf(first.services).Task) + 1);
    });

    it("stores nothing in a dry run", async () => {
      const { status, data } = await server.admin
        .createDeployment({ uri: await serve(), dry_run: true })
        .withResponse();

      expect(status).toBe(201);
      await expect(server.admin.getDeployment(data.id)).rejects.toMatchObject({ status: 404 });
    });

    it("stores metadata, and adds headers to requests to the deployment", async () => {
      const uri = await serve("tenanted");
      const { id } = await server.admin.createDeployment({
        uri,
        metadata: { commit: "abc" },
        additional_headers: { "x-tenant": "one" },
      });

      expect(await server.admin.getDeployment(id)).toMatchObject({ metadata: { commit: "abc" } });
      expect(await callHandler(server, "Task/tenant")).toBe("tenanted one");
    });

    it("rejects another type for a known service, unless the change is marked as breaking", async () => {
      const name = `${server.prefix}Changing`;
      const handler = handlers.handler({}, async () => {});
      const shared = handlers.object.shared(async () => {});
      await server.admin.createDeployment({
        uri: await server.serve([service({ name, handlers: { handler } })]),
      });
      const uri = await server.serve([object({ name, handlers: { handler: shared } })]);

      await expect(server.admin.createDeployment({ uri })).rejects.toMatchObject({
        status: 409,
        restateCode: "META0006",
        message: expect.stringContaining("createDeployment: the server returned 409: [META0006] "),
      });
      const { services } = await server.admin.createDeployment({ uri, breaking: true });
      expect(services).toMatchObject([{ name, ty: "VirtualObject", revision: 2 }]);
    });
  });

  describe("reading", () => {
    it("lists every deployment with its services' names, and returns one with their handlers", async () => {
      const uri = await serve();
      const { id, services } = await server.admin.createDeployment({ uri });
      const { deployments } = await server.admin.listDeployments();
      const listed = deployments.find((deployment) => deployment.id === id);

      expect(listed).toMatchObject({ uri, protocol_type: "BidiStream", http_version: "HTTP/2.0" });
      expect(revisionsOf(listed?.services ?? [])).toEqual(revisionsOf(services));

      const { services: detailed, ...rest } = await server.admin.getDeployment(id);
      expect(rest).toEqual({ ...listed, services: undefined });
      expect(
        detailed
          .find(({ name }) => name === `${server.prefix}Counter`)
          ?.handlers.map(({ name }) => name)
          .sort(),
      ).toEqual(["add", "dump", "peek"]);
    });
  });

  describe("updating", () => {
    it("replaces the headers, and clears them with {}", async () => {
      const id = await server.deploy({ label: "headers", broken: false });
      const updated = await server.admin.updateDeployment(id, { additional_headers: { "x-tenant": "two" } });
      expect(updated).toMatchObject({ id, additional_headers: { "x-tenant": "two" } });
      expect(await callHandler(server, "Task/tenant")).toBe("headers two");

      await server.admin.updateDeployment(id, { additional_headers: {} });
      expect(await callHandler(server, "Task/tenant")).toBe("headers none");
    });

    it("moves a deployment to another address under the same id", async () => {
      const id = await server.deploy({ label: "old address", broken: false });
      const uri = await serve("new address");
      const { status, data } = await server.admin.updateDeployment(id, { uri }).withResponse();

      expect(status).toBe(200);
      expect(data).toMatchObject({ id, uri });
      expect(await callHandler(server, "Task/tenant")).toBe("new address none");
    });

    it("changes nothing with an empty body", async () => {
      const id = await server.deploy({ label: "same", broken: false });
      const before = await server.admin.getDeployment(id);
      const { services, ...after } = await server.admin.updateDeployment(id, {});

      expect(after).toEqual({ ...before, services: undefined });
      expect(revisionsOf(services)).toEqual(revisionsOf(before.services));
    });
  });

  describe("deleting", () => {
    it("is accepted with force, and removes the deployment", async () => {
      const id = await server.deploy({ label: "deleted", broken: false });
      const { status, data } = await server.admin.deleteDeployment(id, { force: true }).withResponse();

      expect(status).toBe(202);
      expect(data).toBeUndefined();
      await expect(server.admin.getDeployment(id)).rejects.toMatchObject({ status: 404 });
      const { deployments } = await server.admin.listDeployments();
      expect(deployments.map((deployment) => deployment.id)).not.toContain(id);
      await expect(server.admin.deleteDeployment(id, { force: true })).rejects.toMatchObject({ status: 404 });
    });
  });
});
