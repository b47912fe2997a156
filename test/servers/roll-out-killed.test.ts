import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { readOutput, sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { BROKEN, charged, createRelease, GOOD, type Release } from "./releases.js";

const PROGRAM = fileURLToPath(new URL("roll-out-until.ts", import.meta.url));

describe.each(versions)("a rollout that is killed on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const serve = (release: Release) => server.serve(createRelease(release));
  let old: string;
  let ids: readonly string[];

  /** 40 invocations, of which half are paused and half are retried. */
  beforeEach(async () => {
    old = await register(createRelease(BROKEN));
    const paths = Array.from({ length: 40 }, (_, index) => (index % 2 ? "Order/run" : "Parcel/run"));
    ids = await Promise.all(paths.map((path) => sendInvocation(server, path)));
    await expect.poll(() => server.admin.countInvocations({ stuck: true, deployment: old })).toBe(40);
  });

  /** Runs the program until it ends. */
  async function runUntil(uri: string, moment: string): Promise<NodeJS.Signals | null> {
    const args = ["--import", "tsx", PROGRAM, server.adminUrl, uri, moment];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    const [, signal] = await once(child, "exit");
    return signal;
  }

  it("continues, and does each invocation once, after SIGKILL at five moments", async () => {
    const uri = await serve({ ...GOOD, charge: () => delay(200) });
    const moments = [
      ["once it is registered", "POST deployments#1"],
      ["once one is told to pause", "PATCH pause#1"],
      ["once some are moved to try", "POST resume#1"],
      ["once the rest is told to pause or moved", "POST resume#2"],
      ["while it watches", "POST query#9"],
    ] as const;
    for (const [name, moment] of moments) {
      expect(await runUntil(uri, moment), name).toBe("SIGKILL");
      expect(await listIds(), name).toContain(old);
    }
    const { older } = await server.admin.rollOutDeployment({ uri });
    expect(older).toMatchObject([{ id: old, isDrained: true }]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("old, good");
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
  });

  it("goes on if the server is killed while it tries the first, and completes each invocation", async () => {
    let restart: Promise<void> | undefined;
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      onResponse: ({ path }) => {
        if (path.endsWith("resume")) restart ??= server.node.kill().then(() => server.node.restart());
      },
    });
    const uri = await serve({ ...GOOD, charge: () => delay(500) });
    const { older, succeeded } = await admin.rollOutDeployment({ uri }, { bake: { seconds: 5 } });
    await restart;
    expect(restart).toBeDefined();
    expect(succeeded).toBe(40);
    expect(older).toMatchObject([{ id: old, isDrained: true }]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("old, good");
  });
});
