import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { claimPorts } from "../../src/testing/server/claim-ports.js";
import { runSupervised } from "../../src/testing/server/run-supervised.js";
import { composeSettings, urlsOf } from "../../src/testing/server/settings.js";
import { findRestateBinary } from "./restate-binary.js";

export { isExactVersion, SERVER_ALIAS, SERVER_PACKAGE } from "./restate-binary.js";

export interface StartedServer {
  readonly adminUrl: string;
  /** Kills the server and removes its directory. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts a restate-server to read its schema, isolated from any other Restate on the machine, and waits for its Admin API. The
 * server ends with this process, and its directory is removed.
 *
 * @param path - The path of its binary, only for tests.
 */
export async function startServer(version: string, path?: string): Promise<StartedServer> {
  const binary = path ?? (await findRestateBinary(version));
  const holder = createServer().unref();
  const ports = await claimPorts(holder);
  const { adminUrl } = urlsOf(ports);
  const name = `restate-server-${randomUUID()}`;
  const directory = join(tmpdir(), name);
  const settings = composeSettings(name, ports, {});
  const run = runSupervised(directory, [binary, "--base-dir", join(directory, "data")], settings);
  let hasEnded = false;
  run.ended.then(() => {
    hasEnded = true;
  });
  const stop = async (): Promise<void> => {
    await run.stop();
    holder.close();
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(adminUrl))) {
    if (hasEnded || Date.now() > deadline) {
      const problem = hasEnded ? "exited before it was ready" : `was not ready after ${START_TIMEOUT_MS} ms`;
      const message = `restate-server ${version} ${problem}. Its log ends:\n${run.readLog()}`;
      await stop();
      throw new Error(message);
    }
    await Promise.race([delay(50), run.ended]);
  }
  return { adminUrl, stop };
}

async function isHealthy(adminUrl: string): Promise<boolean> {
  const response = await fetch(`${adminUrl}/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return response?.ok ?? false;
}
