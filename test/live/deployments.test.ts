import { describe, expect, it } from "vitest";
import { callHandler } from "../kit/send-invocations.js";
import { createTestServices } from "../kit/test-services.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("deployments on %s", (version) => {
  const server = shareServer(version);
  const serve = (label: string) => server.serve(createTestServices({ label, broken: false }, server.prefix));

  it("are created, listed, read, changed, moved to another address and deleted", async () => {
    const { admin } = server;
    const own = { uri: await serve("old"), metadata: { commit: "abc" }, additional_headers: { "x-tenant": "one" } };
    const { status, data, response } = await admin.createDeployment(own).withResponse();
    const { id } = data;
    expect(status).toBe(201);
    expect(response.headers.get("location")).toBe(`deployments/${id}`);
    expect(data).toMatchObject({ id: expect.stringMatching(/^dp_/), sdk_version: "restate-sdk-typescript/1.14.5" });
    // The server lists them in no particular order.
    const names = ["Counter", "Signup", "Task"].map((name) => server.prefix + name);
    expect(data.services.map(({ name }) => name).sort()).toEqual(names);

    const { services: listedServices, ...listed } =
      (await admin.listDeployments()).deployments.find((each) => each.id === id) ?? {};
    expect(listed).toMatchObject({ ...own, protocol_type: "BidiStream", http_version: "HTTP/2.0" });
    expect(listedServices?.map(({ name }) => name).sort()).toEqual(names);
    const { services, ...read } = await admin.getDeployment(id);
    expect(read).toEqual(listed);
    const counter = services.find(({ name }) => name === `${server.prefix}Counter`);
    expect(counter?.handlers.map(({ name }) => name).sort()).toEqual(["add", "dump", "peek"]);

    expect(await callHandler(server, "Task/tenant")).toBe("old one");
    expect(await admin.updateDeployment(id, {})).toMatchObject({ id, ...own });
    await admin.updateDeployment(id, { additional_headers: {} });
    expect(await callHandler(server, "Task/tenant")).toBe("old none");
    const uri = await serve("new");
    expect(await admin.updateDeployment(id, { uri }).withResponse()).toMatchObject({ status: 200, data: { id, uri } });
    expect(await callHandler(server, "Task/tenant")).toBe("new none");

    const deleted = await admin.deleteDeployment(id, { force: true }).withResponse();
    expect(deleted).toMatchObject({ status: 202, data: undefined });
    await expect(admin.getDeployment(id)).rejects.toMatchObject({ status: 404 });
    expect((await admin.listDeployments()).deployments.map((each) => each.id)).not.toContain(id);
  });
});
