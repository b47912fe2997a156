import { afterEach, describe, expect, it, vi } from "vitest";
import { type AdminClient, type ClientOptions, createAdminClient } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

describe("fetch", () => {
  afterEach(() => vi.unstubAllGlobals());

  /** What the platform's fetch is called with. */
  async function spyOnFetch(prepare: (admin: AdminClient) => void): Promise<readonly unknown[]> {
    const { fetch } = globalThis;
    const spy = vi.fn((...args: Parameters<typeof fetch>) => fetch(...args));
    vi.stubGlobal("fetch", spy);
    const admin = createAdminClient({ baseUrl: server.url });
    prepare(admin);
    await admin.listDeployments();
    return spy.mock.calls[0] ?? [];
  }

  it("gets a URL if nobody sees the Request", async () => {
    const [url, init] = await spyOnFetch(() => {});
    expect(url).toBe(`${server.url}/deployments`);
    expect(init).toMatchObject({ method: "GET", redirect: "manual", signal: expect.any(AbortSignal) });
  });

  it("gets a Request if there is middleware, even if added later", async () => {
    const [request] = await spyOnFetch((admin) => admin.http.use({ onRequest: () => undefined }));
    expect(request).toBeInstanceOf(Request);
  });
});

describe("the request on the wire is the same, whoever sees it:", () => {
  const watch = (admin: AdminClient) => {
    admin.http.use({ onRequest: () => undefined });
    return admin;
  };
  const seen: readonly ((options: ClientOptions) => AdminClient)[] = [
    (options) => watch(createAdminClient(options)),
    (options) => createAdminClient({ ...options, fetch: (request, init) => fetch(request, init) }),
  ];

  it.each<[string, (admin: AdminClient) => Promise<unknown>]>([
    ["a path", (admin) => admin.getDeployment("dp 1/ü")],
    ["a query", (admin) => admin.resumeInvocation("inv_1", { deployment: "a b&c" })],
    ["a body", (admin) => admin.createDeployment({ uri: "http://ü", auth: null })],
    [
      "headers",
      (admin) => admin.deleteDeployment("dp_1", { force: true, headers: { accept: "text/plain", "x-each": "2" } }),
    ],
  ])("%s", async (_, call) => {
    const options = { baseUrl: `${server.url}/prefix`, token: async () => "secret", headers: { "x-all": "1" } };
    server.answer = (response) => response.writeHead(500).end();
    for (const create of [createAdminClient, ...seen]) {
      const error = await catchError(call(create({ ...options, maxRetries: 0, serverVersion: false })));
      expect(error).toMatchObject({ status: 500 });
    }
    const [plain, ...others] = server.requests;
    expect(plain?.headers).toMatchObject({ authorization: "Bearer secret", "x-all": "1" });
    expect(others).toEqual([plain, plain]);
  });
});
