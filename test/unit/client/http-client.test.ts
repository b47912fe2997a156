import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClientOptions } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

describe("fetch", () => {
  afterEach(() => vi.unstubAllGlobals());

  /** What the platform's fetch is called with. */
  async function spyOnFetch(prepare: (admin: FrozenClient) => void): Promise<readonly unknown[]> {
    const { fetch } = globalThis;
    const spy = vi.fn((...args: Parameters<typeof fetch>) => fetch(...args));
    vi.stubGlobal("fetch", spy);
    const admin = createFrozenClient({ baseUrl: server.url });
    prepare(admin);
    await admin.listThings();
    return spy.mock.calls[0] ?? [];
  }

  it("gets a URL if nobody sees the Request", async () => {
    const [url, init] = await spyOnFetch(() => {});
    expect(url).toBe(`${server.url}/things`);
    expect(init).toMatchObject({ method: "GET", redirect: "manual", signal: expect.any(AbortSignal) });
  });

  it("gets a Request if there is middleware, even if added later", async () => {
    const [request] = await spyOnFetch((admin) => admin.http.use({ onRequest: () => undefined }));
    expect(request).toBeInstanceOf(Request);
  });
});

describe("the request on the wire is the same, whoever sees it:", () => {
  const watch = (admin: FrozenClient) => {
    admin.http.use({ onRequest: () => undefined });
    return admin;
  };
  const seen: readonly ((options: ClientOptions) => FrozenClient)[] = [
    (options) => watch(createFrozenClient(options)),
    (options) => createFrozenClient({ ...options, fetch: (request, init) => fetch(request, init) }),
  ];

  it.each<[string, (admin: FrozenClient) => Promise<unknown>]>([
    ["a path", (admin) => admin.getThing("dp 1/ü")],
    ["a query", (admin) => admin.moveThing("t1", { place: "a b&c" })],
    ["a body", (admin) => admin.createThing({ name: "ü", owner: null })],
    ["headers", (admin) => admin.deleteThing("t1", { force: true, headers: { accept: "text/plain", "x-each": "2" } })],
  ])("%s", async (_, call) => {
    const options = { baseUrl: `${server.url}/prefix`, token: async () => "secret", headers: { "x-all": "1" } };
    server.answer = (response) => response.writeHead(500).end();
    for (const create of [createFrozenClient, ...seen]) {
      const error = await catchError(call(create({ ...options, maxRetries: 0, serverVersion: false })));
      expect(error).toMatchObject({ status: 500 });
    }
    const [plain, ...others] = server.requests;
    expect(plain?.headers).toMatchObject({ authorization: "Bearer secret", "x-all": "1" });
    expect(others).toEqual([plain, plain]);
  });
});
