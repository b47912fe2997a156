import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import { createEndpointHandler, object, service } from "@restatedev/restate-sdk";
import { afterAll, describe, expect, it } from "vitest";
import { RegistrationError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createRelease, GOOD } from "./releases.js";

/** Listens on a free port of this machine, and returns its address. */
async function listen(server: ReturnType<typeof createServer | typeof createHttp2Server>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The endpoint is not listening on a port");
  return `http://127.0.0.1:${address.port}`;
}

describe.each(versions)("registering a deployment on %s", (version) => {
  const { server } = useEmptyServer(version);
  const page = createServer((_, response) => void response.end("<html>"));
  const handler = createEndpointHandler({ services: [...createRelease(GOOD)], logger: () => {} });
  const guarded = createHttp2Server((request, response) => {
    if (request.headers["x-api-key"] === "key") return handler(request, response);
    response.statusCode = 401;
    response.end("no key");
  });
  afterAll(() => {
    page.close();
    guarded.close();
  });

  const refused = "http://user:secret@127.0.0.1:1/a?key=secret";

  it("says to look at the service if nothing listens there", async () => {
    await expect(server.admin.registerDeployment({ uri: refused })).rejects.toMatchObject({
      ...{ name: "RegistrationError", address: "http://127.0.0.1:1/a", restateCode: "META0003" },
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
    const error = await catchError(server.admin.registerDeployment(JSON.parse(JSON.stringify({ uri }))));
    expect(error).toBeInstanceOf(RegistrationError);
    expect(error).toMatchObject({ address, restateCode: undefined, advice: expect.stringContaining(advice) });
    expect(String(error)).not.toContain("secret");
  });

  it("says that the endpoint has no TLS, and the server's code only once", async () => {
    const uri = (await server.serve(createRelease(GOOD))).replace("http:", "https:");
    const error = await catchError(server.admin.registerDeployment({ uri }));
    expect(error).toMatchObject({ advice: expect.stringContaining("use http:// instead") });
    expect(String(error).match(/META0003\b/g)).toHaveLength(2);
    expect(String(error)).toMatch(/\[META0003, https:\/\/docs\.restate\.dev\/references\/errors#META0003\]/);
  });

  it("says that a header is missing, and registers with it", async () => {
    const deployment = { uri: await listen(guarded), dry_run: true };
    await expect(server.admin.registerDeployment(deployment)).rejects.toMatchObject({
      restateCode: "META0003",
      message: expect.stringMatching(/pass it in additional_headers\. .*401.*no key/s),
    });
    const additional_headers = { "x-api-key": "key" };
    expect(await server.admin.registerDeployment({ ...deployment, additional_headers })).toMatchObject({
      isNew: true,
      services: expect.arrayContaining([expect.objectContaining({ name: "Order" })]),
    });
  });

  it("says that something else responds there", async () => {
    const uri = await listen(page);
    const explain = async (deployment: { readonly uri: string; readonly use_http_11?: boolean }) => {
      const { restateCode, advice } = Object(await catchError(server.admin.registerDeployment(deployment)));
      return `${restateCode}: ${advice}`;
    };
    expect(await explain({ uri })).toMatch("META0014: The endpoint seems to support only HTTP/1.1");
    expect(await explain({ uri, use_http_11: true })).toMatch("META0013: Something other than a Restate SDK");
    expect(await explain({ uri: server.ingressUrl })).toMatch("not as an endpoint of Restate services");
  });

  it("says that a change is breaking, by the server's word", async () => {
    const handle = async () => {};
    const before = await server.serve([service({ name: "Changing", handlers: { handle, gone: handle } })]);
    await server.admin.registerDeployment({ uri: before });
    const uri = await server.serve([object({ name: "Changing", handlers: { handle, added: handle } })]);
    await expect(server.admin.registerDeployment({ uri, dry_run: true })).rejects.toMatchObject({
      restateCode: "META0006",
      message: expect.stringMatching(/The change is breaking: pass breaking: true .*service type/s),
    });
    const breaking = { uri, dry_run: true, breaking: true };
    expect(await server.admin.registerDeployment(breaking)).toMatchObject({ isNew: true });
  });
});
