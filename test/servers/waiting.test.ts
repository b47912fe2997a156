import { describe, expect, it } from "vitest";
import { waitUntilHealthy } from "../../src/waiting/wait-until-healthy.js";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("waiting for %s to be healthy", (version) => {
  const server = useServer(version);

  it("waits while the server is killed and restarts", async () => {
    const { admin } = server;
    await waitUntilHealthy(admin);
    await server.node.kill();
    const lastSeen = { name: "AdminConnectionError", message: expect.stringMatching(/ECONNREFUSED/) };
    const away = waitUntilHealthy(admin, { timeout: 2_000 });
    await expect(away).rejects.toMatchObject({ name: "WaitTimeoutError", lastSeen });
    const waiting = waitUntilHealthy(admin, { interval: 50 });
    await server.node.restart();
    await waiting;
    expect(await admin.query({ query: "SELECT count(*) AS n FROM sys_invocation" })).toEqual({ rows: [{ n: 0 }] });
  });
});
