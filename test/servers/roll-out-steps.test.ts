import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import { createEndpointHandler, object, service } from "@restatedev/restate-sdk";
import { afterAll, describe, expect, it } from "vitest";
import { RegistrationError } from "../../src/index.js";
import type { CountsByStatus } from "../../src/waiting/index.js";
import { catchError } from "../kit/catch-error.js";
import { readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createShop } from "./shop-services.js";

/** Listens on a free port of this machine, and returns its address. */
async function listen(server: ReturnType<typeof createServer | typeof createHttp2Server>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The endpoint is not listening on a port");
  return `http://127.0.0.1:${address.port}`;
}

describe.each(versions)("the steps of a rollout on %s", (version) => {
  const { server, register } = useEmptyServer(version);
  const endings: (() => void)[] = [];
  afterAll(() => {
    for (const end of endings) end();
  });

  describe("registering", () => {
    it("says to look at the service if nothing listens there", async () => {
      await expect(
        server.admin.registerDeployment({ uri: "http://user:secret@127.0.0.1:1/a?key=secret" }),
      ).rejects.toMatchObject({
        name: "RegistrationError",
        address: "http://127.0.0.1:1/a",
        restateCode: "META0003",
        message: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:1\/a is not registered\. The server cannot reach it: .*'http:\/\/\*\*\*127\.0\.0\.1:1\/a\*\*\*'.*refused/s,
        ),
        cause: { name: "AdminResponseError", status: 500 },
      });
    });

    it.each([
      ["localhost:9080", "localhost:9080", "add http://"],
      ["user:secret@127.0.0.1:9080/a?key=secret", "127.0.0.1:9080/a", "no valid uri"],
      ["/path", "/path", "add http://"],
      ["", '""', "no valid uri"],
      [undefined, "the deployment", "no valid uri"],
    ])("says of %s that it is not an address", async (uri, address, advice) => {
      const deployment = JSON.parse(JSON.stringify({ uri }));
      const error = await catchError(server.admin.registerDeployment(deployment));
      expect(error).toBeInstanceOf(RegistrationError);
      expect(error).toMatchObject({ address, restateCode: undefined, advice: expect.stringContaining(advice) });
      expect(String(error)).not.toContain("secret");
    });

    it("says that the endpoint has no TLS, and the server's code only once", async () => {
      const uri = (await server.serve(createShop("plain"))).replace("http:", "https:");
      const error = await catchError(server.admin.registerDeployment({ uri }));
      expect(error).toMatchObject({
        name: "RegistrationError",
        advice: expect.stringContaining("use http:// instead"),
      });
      expect(String(error).match(/META0003\b/g)).toHaveLength(2);
      expect(String(error)).toMatch(/\[META0003, https:\/\/docs\.restate\.dev\/references\/errors#META0003\]/);
    });

    it("says that a header is missing, and registers with it", async () => {
      const handler = createEndpointHandler({ services: [...createShop("guarded")], logger: () => {} });
      const guarded = createHttp2Server((request, response) => {
        if (request.headers["x-api-key"] === "key") return handler(request, response);
        response.statusCode = 401;
        response.end("no key");
      });
      const uri = await listen(guarded);
      endings.push(() => guarded.close());
      await expect(server.admin.registerDeployment({ uri, dry_run: true })).rejects.toMatchObject({
        restateCode: "META0003",
        message: expect.stringMatching(/pass it in additional_headers\. .*401.*no key/s),
      });
      const additional_headers = { "x-api-key": "key" };
      expect(await server.admin.registerDeployment({ uri, dry_run: true, additional_headers })).toMatchObject({
        isNew: true,
        services: expect.arrayContaining([expect.objectContaining({ name: "Order" })]),
      });
    });

    it("says that something else responds there", async () => {
      const page = createServer((_, response) => void response.end("<html>"));
      const uri = await listen(page);
      endings.push(() => page.close());
      await expect(server.admin.registerDeployment({ uri })).rejects.toMatchObject({
        restateCode: "META0014",
        advice: "The endpoint seems to support only HTTP/1.1: pass use_http_11: true.",
      });
      await expect(server.admin.registerDeployment({ uri, use_http_11: true })).rejects.toMatchObject({
        restateCode: "META0013",
        advice: expect.stringContaining("Something other than a Restate SDK responds there"),
      });
      await expect(server.admin.registerDeployment({ uri: server.ingressUrl })).rejects.toMatchObject({
        advice: expect.stringContaining("not as an endpoint of Restate services"),
      });
    });

    it("says that a change is breaking, by the server's word", async () => {
      const handler = async () => {};
      const before = await server.serve([service({ name: "Changing", handlers: { handler, gone: handler } })]);
      await server.admin.registerDeployment({ uri: before });
      const uri = await server.serve([object({ name: "Changing", handlers: { handler, added: handler } })]);
      await expect(server.admin.registerDeployment({ uri, dry_run: true })).rejects.toMatchObject({
        restateCode: "META0006",
        message: expect.stringMatching(/The change is breaking: pass breaking: true .*service type/s),
      });
      expect(await server.admin.registerDeployment({ uri, dry_run: true, breaking: true })).toMatchObject({
        isNew: true,
      });
    });
  });

  it("can be called one by one", async () => {
    const old = await register(createShop("old", true));
    const paused = await sendInvocation(server, "Parcel/send");
    await waitForStatus(server, paused, "paused");
    const newer = await register(createShop("new"));
    expect(await server.admin.moveInvocations({ from: old, to: newer }, { dryRun: true })).toEqual({
      moved: 1,
      notMoved: [],
    });
    const seen: CountsByStatus[] = [];
    const draining = server.admin.waitUntilDrained(old, { onProgress: ({ lastSeen = {} }) => seen.push(lastSeen) });
    await expect.poll(() => seen).toContainEqual({ paused: 1 });
    expect(await server.admin.moveInvocations({ from: old, to: newer })).toEqual({ moved: 1, notMoved: [] });
    await draining;
    expect(seen.at(-1)).toEqual({});
    expect(await readOutput(server, paused)).toBe("old, new");
    await server.admin.deleteDeployment(old, { force: true });
    await expect(server.admin.moveInvocations({ from: old, to: newer })).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ["even if there is a later one", () => register(createShop("later"))],
    ["even if the old one was deleted too early", (old: string) => server.admin.deleteDeployment(old, { force: true })],
  ])("moves invocations to the given deployment, %s", async (_, happen) => {
    const from = await register(createShop("old", true));
    const paused = await sendInvocation(server, "Parcel/send");
    await waitForStatus(server, paused, "paused");
    const to = await register(createShop("given"));
    await happen(from);
    expect(await server.admin.moveInvocations({ from, to })).toEqual({ moved: 1, notMoved: [] });
    expect(await readOutput(server, paused)).toBe("old, given");
  });
});
