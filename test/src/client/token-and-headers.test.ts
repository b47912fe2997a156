import { afterEach, describe, expect, it, vi } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("token and headers", () => {
  it("sends a bearer token, requested anew for each attempt", async () => {
    let count = 0;
    const admin = createAdminClient({ baseUrl: server.url, token: async () => `t${++count}` });
    await admin.health();
    await admin.listDeployments();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("takes the token from RESTATE_AUTH_TOKEN", async () => {
    vi.stubEnv("RESTATE_AUTH_TOKEN", "from-environment");
    await createAdminClient({ baseUrl: server.url }).health();
    expect(server.requests[0]?.headers.authorization).toBe("Bearer from-environment");
  });

  it("sends no Authorization header without a token", async () => {
    await createAdminClient({ baseUrl: server.url }).health();
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("adds the client's headers and those of the call, which win", async () => {
    const admin = createAdminClient({ baseUrl: server.url, token: "t", headers: { "X-A": "client", "X-B": "client" } });
    await admin.listDeployments({ headers: { "x-b": "call", Authorization: "Basic abc" } });
    expect(server.requests[0]?.headers).toMatchObject({
      "x-a": "client",
      "x-b": "call",
      authorization: "Basic abc",
      accept: "application/json",
    });
  });
});
