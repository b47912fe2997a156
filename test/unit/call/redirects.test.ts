import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient, type FrozenClient } from "../frozen-client.js";

let server: LoopbackServer;
let other: LoopbackServer;

beforeAll(async () => {
  server = await startLoopbackServer();
  other = await startLoopbackServer();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(async () => {
  await server.close();
  await other.close();
});

/** Middleware that makes a Request of its own, which is to follow redirects unless it is told otherwise. */
function replaceRequest(admin: FrozenClient): void {
  admin.http.use({ onRequest: ({ request: { url, method, headers } }) => new Request(url, { method, headers }) });
}

const calls: readonly [string, (admin: FrozenClient) => Promise<unknown>][] = [
  ["a function", (admin) => catchError(admin.paintThing("t1"))],
  ["a function that reads", (admin) => catchError(admin.listThings())],
  [
    "client.http",
    async (admin) => {
      const { response } = await admin.http.POST("/search", { body: { text: "a" } });
      return { status: response.status };
    },
  ],
];

describe.each(calls)("a redirect of %s", (_, call) => {
  describe.each([301, 302, 303, 307, 308])("with %i", (status) => {
    it.each([
      ["to another origin", () => `${other.url}/stolen`],
      ["to the same", () => "/elsewhere"],
    ])("%s is not followed, and no token goes there", async (_, locate) => {
      server.answer = (response) => response.writeHead(status, { location: locate() }).end();
      for (const prepare of [() => {}, replaceRequest]) {
        server.requests.length = 0;
        const admin = createFrozenClient({ baseUrl: server.url, token: "SECRET" });
        prepare(admin);
        expect(await call(admin)).toMatchObject({ status });
        expect(server.requests).toHaveLength(1);
        expect(other.requests).toHaveLength(0);
      }
    });
  });
});

describe("a fetch that ignores the init", () => {
  it("still ends on timeout, and sends nothing afterwards", async () => {
    let aborted = 0;
    const fetch = async (request: Request) => {
      request.signal.addEventListener("abort", () => aborted++);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return globalThis.fetch(request);
    };
    const admin = createFrozenClient({ baseUrl: server.url, fetch, timeout: 30, maxRetries: 0 });
    expect(await catchError(admin.copyThing("t1"))).toMatchObject({ name: "AdminTimeoutError" });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([aborted, server.requests.length]).toEqual([1, 0]);
  });
});
