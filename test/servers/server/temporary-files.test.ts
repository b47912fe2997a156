import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type RestateServer, startRestateServer } from "../../../scripts/server/restate-server.js";
import { versions } from "../../live/versions.js";

let temporary: string;
let server: RestateServer | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "temporary-files-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  await server?.stop();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

it.each(versions)("Restate %s keeps its temporary files in its own directory, so they go with it", async (version) => {
  server = await startRestateServer({ version });
  expect(readdirSync(server.directory)).toContainEqual(expect.stringMatching(/^invoker-/));
  expect(readdirSync(temporary)).toEqual([server.clusterName]);

  await server.kill();
  await server.stop();
  expect(readdirSync(temporary)).toEqual([]);
});
