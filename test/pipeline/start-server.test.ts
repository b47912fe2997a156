import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import semver from "semver";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type StartedServer, startServer } from "../../scripts/server/index.js";
import { newest, oldest } from "../kit/versions.js";

let temporary: string;
let server: StartedServer | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "start-server-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});

describe("a server for its schema", () => {
  it.each([oldest, newest])("%s is a cluster of its own, whatever the caller's environment says", async (version) => {
    let visits = 0;
    const defaultNode = createServer(() => visits++);
    // Taken means that a Restate may run there: then starting without joining it is the test.
    await new Promise((resolve) => defaultNode.once("error", resolve).listen(5122, "127.0.0.1", () => resolve(0)));
    vi.stubEnv("RESTATE_METADATA_CLIENT__ADDRESSES", '["http://127.0.0.1:5122"]');
    vi.stubEnv("RESTATE_CONFIG", "/nowhere/restate.toml");
    vi.stubEnv("RESTATE_ROLES", "nobody");
    vi.stubEnv("RESTATE_CLUSTER_NAME", "production");
    server = await startServer(version);
    defaultNode.close();
    // Later servers do not say.
    if (semver.lt(version, "1.8.0")) {
      const health = await (await fetch(`${server.adminUrl}/cluster-health`)).json();
      expect(health).toMatchObject({ cluster_name: readdirSync(temporary)[0] });
    }
    expect(visits).toBe(0);
  });

  it("is gone after stop, which may be called again", async () => {
    const { adminUrl, stop } = await startServer(newest);
    await Promise.all([stop(), stop()]);
    await expect(fetch(adminUrl)).rejects.toThrow("fetch failed");
  });

  it("that cannot start is an error with the end of its log", async () => {
    const message = `restate-server ${newest} exited before it was ready. Its log ends:\n`;
    await expect(startServer(newest, "/bin/echo")).rejects.toThrow(`${message}--base-dir ${temporary}`);
  });

  it("of a version that npm does not have is an error that says so", async () => {
    await expect(startServer("1.0.999")).rejects.toThrow(
      /^restate-server 1\.0\.999 could not be installed from npm: .*notarget No matching version/s,
    );
  });
});
