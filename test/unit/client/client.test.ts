import { describe, expect, it, vi } from "vitest";
import { queryRows, streamRows } from "../../../src/index.js";
import { health } from "../../fixtures/frozen/client/operations.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

describe("fetch", () => {
  it("is looked up at each call", async () => {
    const admin = createFrozenClient({ baseUrl: "http://127.0.0.1:1" });
    vi.stubGlobal("fetch", async () => Response.json({ things: [] }));
    try {
      expect(await admin.listThings()).toEqual({ things: [] });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("client.http", () => {
  it("is typed by the schema and sends what the functions send", async () => {
    const { http } = createFrozenClient({ baseUrl: server.url, token: "t" });
    const { data } = await http.GET("/things");
    expect(data?.things).toEqual([]);
    expect(server.requests[0]?.headers).toMatchObject({ authorization: "Bearer t", accept: "application/json" });
  });

  it("shares its middleware with the functions, and checks paths too", async () => {
    const admin = createFrozenClient({ baseUrl: server.url });
    admin.http.use({ onRequest: ({ request }) => request.headers.set("x-middleware", "yes") });
    await admin.health();
    expect(server.requests[0]?.headers["x-middleware"]).toBe("yes");
    const call = admin.http.GET("/things/{thing_id}", { params: { path: { thing_id: ".." } } });
    await expect(call).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a function", () => {
  it.each<[string, (client: never) => Promise<unknown>]>([
    ["health", (client) => health(client)],
    ["queryRows", (client) => queryRows(client, "SELECT 1")],
    ["streamRows", (client) => streamRows(client, "SELECT 1").next()],
  ])("rejects what is not a client: %s", async (_, call) => {
    for (const wrong of [undefined, {}, "http://localhost:9070"]) {
      expect(String(await catchError(call(wrong as never)))).toContain("must be a client from createClient");
    }
  });
});
