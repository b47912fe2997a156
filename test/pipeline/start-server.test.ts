import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startServer } from "../../scripts/server/index.js";
import { newest } from "../kit/versions.js";

let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "start-server-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(() => {
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});

describe("a server for its schema", () => {
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
