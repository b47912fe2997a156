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

  it("are created with the services discovered there, once for each address, unless forced", async () => {
    const { admin } = server;
    const uri = await serve();
    const { status, data, response } = await admin.createDeployment({ uri }).withResponse();
    expect(status).toBe(201);
    expect(data).toMatchObject({ id: expect.stringMatching(/^dp_/), sdk_version: "restate-sdk-typescript/1.14.5" });
    expect(revisionsOf(data.services)).toEqual({ Counter: 1, Signup: 1, Task: 1 });
    expect(response.headers.get("location")).toBe(`deployments/${data.id}`);

    for (const [force, revision] of [
      [false, 1],
      [true, 2],
    ] as const) {
      const again = await admin.createDeployment({ uri, force }).withResponse();
      expect(again).toMatchObject({ status: 200, data: { id: data.id } });
      expect(revisionsOf(again.data.services).Task).toBe(revision);
    }
  });

  it("are not stored in a dry run", async () => {
    const tried = await server.admin.createDeployment({ uri: await serve(), dry_run: true }).withResponse();
    expect(tried.status).toBe(201);
    await expect(server.admin.getDeployment(tried.data.id)).rejects.toMatchObject({ status: 404 });
  });

  it("may have another type for a known service only if the change is marked as breaking", async () => {
    const name = `${server.prefix}Changing`;
    const handler = handlers.handler({}, async () => {});
    const shared = handlers.object.shared(async () => {});
    await server.admin.createDeployment({ uri: await server.serve([service({ name, handlers: { handler } })]) });
    const uri = await server.serve([object({ name, handlers: { handler: shared } })]);
    await expect(server.admin.createDeployment({ uri })).rejects.toMatchObject({
      status: 409,
      restateCode: "META0006",
      message: expect.stringContaining("createDeployment: the server returned 409: [META0006] "),
    });
    const { services } = await server.admin.createDeployment({ uri, breaking: true });
    expect(services).toMatchObject([{ name, ty: "VirtualObject", revision: 2 }]);
  });

  it("are listed with their services' names, and read one by one with their handlers", async () => {
    const uri = await serve();
    const { id, services } = await server.admin.createDeployment({ uri });
    const { deployments } = await server.admin.listDeployments();
    const listed = deployments.find((deployment) => deployment.id === id);
    expect(listed).toMatchObject({ uri, protocol_type: "BidiStream", http_version: "HTTP/2.0" });
    expect(revisionsOf(listed?.services ?? [])).toEqual(revisionsOf(services));

    const { services: detailed, ...rest } = await server.admin.getDeployment(id);
    expect(rest).toEqual({ ...listed, services: undefined });
    const counter = detailed.find(({ name }) => name === `${server.prefix}Counter`);
    expect(counter?.handlers.map(({ name }) => name).sort()).toEqual(["add", "dump", "peek"]);
  });

  it("have metadata, and headers for their requests, which are replaced as a whole", async () => {
    const { admin } = server;
    const [metadata, additional_headers] = [{ commit: "abc" }, { "x-tenant": "one" }];
    const { id } = await admin.createDeployment({ uri: await serve("old"), metadata, additional_headers });
    expect(await admin.getDeployment(id)).toMatchObject({ metadata });
    expect(await callHandler(server, "Task/tenant")).toBe("old one");

    const unchanged = await admin.updateDeployment(id, {});
    expect(unchanged).toMatchObject({ id, metadata, additional_headers });
    const changed = await admin.updateDeployment(id, { additional_headers: { "x-tenant": "two" } });
    expect(changed).toMatchObject({ id, additional_headers: { "x-tenant": "two" } });
    expect(await callHandler(server, "Task/tenant")).toBe("old two");
    await admin.updateDeployment(id, { additional_headers: {} });
    expect(await callHandler(server, "Task/tenant")).toBe("old none");
  });

  it("move to another address under the same id, and are deleted with force", async () => {
    const { admin } = server;
    const id = await server.deploy({ label: "old address", broken: false });
    const uri = await serve("new address");
    expect(await admin.updateDeployment(id, { uri }).withResponse()).toMatchObject({ status: 200, data: { id, uri } });
    expect(await callHandler(server, "Task/tenant")).toBe("new address none");

    const deleted = await admin.deleteDeployment(id, { force: true }).withResponse();
    expect(deleted).toMatchObject({ status: 202, data: undefined });
    await expect(admin.getDeployment(id)).rejects.toMatchObject({ status: 404 });
    expect((await admin.listDeployments()).deployments.map((each) => each.id)).not.toContain(id);
    await expect(admin.deleteDeployment(id, { force: true })).rejects.toMatchObject({ status: 404 });
  });
});
