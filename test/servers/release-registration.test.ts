import { createServer } from "node:http";
import { object, service } from "@restatedev/restate-sdk";
import { afterAll, describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { listen } from "../kit/listen.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createRelease, GOOD } from "./releases.js";

describe.each(versions)("registering a deployment on %s", (version) => {
  const { server } = useEmptyServer(version);
  const page = createServer((_, response) => void response.end("<html>"));
  afterAll(() => void page.close());

  /** Returns the message of an error without the address. */
  async function explain(deployment: Parameters<typeof server.admin.registerDeployment>[0]): Promise<string> {
    const error = Object(await catchError(server.admin.registerDeployment(deployment)));
    expect(error).toMatchObject({ name: "RegistrationError", cause: { name: "AdminResponseError" } });
    expect(String(error)).not.toContain("secret");
    expect(String(error)).toMatch(/^RegistrationError: registerDeployment: /);
    return `${error.restateCode ?? ""} ${error.message.replace(`registerDeployment: ${error.address}`, "It")}`;
  }

  it.each([
    ["localhost:9080", " It is not registered. The uri has no scheme: add http://"],
    ["user:secret@127.0.0.1:9080/a?key=secret", " It is not registered. There is no valid uri"],
    [undefined, " It is not registered. There is no valid uri"],
    ["http://user:secret@127.0.0.1:1/a?key=secret", "META0003 It is not registered. The server cannot reach it"],
  ])("says what is wrong with %s", async (uri, words) => {
    expect(await explain(JSON.parse(JSON.stringify({ uri })))).toMatch(words);
  });

  it("says that the endpoint has no TLS, and the server's code only once", async () => {
    const words = await explain({ uri: (await server.serve(createRelease(GOOD))).replace("http:", "https:") });
    expect(words).toMatch(
      /^META0003 .*use http:\/\/ instead.*\[META0003, https:\/\/docs\.restate\.dev\/\S+#META0003\]/s,
    );
    expect(words.match(/META0003\b/g)).toHaveLength(3);
  });

  it("says that something else responds there", async () => {
    const uri = await listen(page);
    // 1.6.2 may see the end of the connection first, and then says that it cannot reach the endpoint.
    await expect.poll(() => explain({ uri })).toMatch(/^META0014 .*The endpoint seems to support only HTTP\/1\.1/);
    expect(await explain({ uri, use_http_11: true })).toMatch(/^META0013 .*Something other than a Restate SDK/);
    expect(await explain({ uri: server.ingressUrl })).toMatch("not as an endpoint of Restate services");
  });

  it("says that a change is breaking, by the server's code", async () => {
    const handle = async () => {};
    const before = await server.serve([service({ name: "Changing", handlers: { handle, gone: handle } })]);
    await server.admin.registerDeployment({ uri: before });
    const uri = await server.serve([object({ name: "Changing", handlers: { handle, added: handle } })]);
    const words = /^META0006 .*The change is breaking: pass breaking: true .*service type/s;
    expect(await explain({ uri, dry_run: true })).toMatch(words);
    const breaking = { uri, dry_run: true, breaking: true };
    expect(await server.admin.registerDeployment(breaking)).toMatchObject({ isNew: true });
  });
});
