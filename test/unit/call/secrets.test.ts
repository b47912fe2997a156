import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { AdminTokenError, createClient } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

describe("secrets and misuse", () => {
  it("never repeats a token or header value that cannot be sent, and sends nothing", async () => {
    expect(() => createFrozenClient({ token: "SECRET\nx" })).toThrow(/^(?!.*SECRET)the token contains a character/);
    const error = await catchError(createFrozenClient({ baseUrl: server.url, token: () => "SECRET\nx" }).health());
    expect(error).toMatchObject({ name: "AdminTokenError", operation: "health", cause: expect.any(TypeError) });
    expect(inspect(error)).toContain("the token contains a character");
    expect(inspect(error)).not.toContain("SECRET");
    const create = () => createFrozenClient({ baseUrl: server.url, headers: { "X-Key": "SECRET\nx" } });
    expect(create).toThrow(/^(?!.*SECRET).*"X-Key"/);
    expect(inspect(createFrozenClient({ baseUrl: server.url, token: "SECRET" }))).not.toContain("SECRET");
    expect(server.requests).toHaveLength(0);
  });

  it("reports a failed token function, and does not send an empty token", async () => {
    const failure = new Error("vault down");
    const failing = createFrozenClient({ baseUrl: server.url, token: () => Promise.reject(failure) });
    const error = await catchError(failing.health());
    expect(error).toBeInstanceOf(AdminTokenError);
    expect(error).toMatchObject({ operation: "health", attempts: 1, cause: failure });
    await createFrozenClient({ baseUrl: server.url, token: () => "" }).health();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it("says nothing of earlier attempts if the token function fails later", async () => {
    server.answer = (response) => response.writeHead(503).end();
    let calls = 0;
    const token = () => (calls++ === 0 ? "first" : Promise.reject(new Error("vault down")));
    const error = await catchError(createFrozenClient({ baseUrl: server.url, token }).health());
    expect(error).toMatchObject({ name: "AdminTokenError", attempts: 2 });
    expect(String(error)).toContain(
      "no valid token from the `token` function (see `cause`); the attempt was not sent (GET ",
    );
    expect(server.requests).toHaveLength(1);
  });

  it("rejects a URL in place of the client's options", () => {
    expect(() => createFrozenClient("http://localhost:9070" as never)).toThrow("the options must be a plain object");
  });

  it.each([
    "u:SECRET@h:9070",
    "http://h/?token=SECRET",
    "http://h:99999/?token=SECRET",
    "http://u:SEC\nRET@h:99999",
    "SECRET",
    "u:SECRET",
  ])("does not repeat the secret of a wrong baseUrl", (baseUrl) => {
    expect(() => createClient({ baseUrl })).toThrow(/^(?!.*(SECRET|RET@))/s);
  });
});
