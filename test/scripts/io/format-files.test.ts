import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { formatFiles } from "../../../scripts/io/format-files.js";

it("formatFiles stops at a file that cannot be parsed, names it, and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "format-files-test-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  await expect(formatFiles(new Map([["a/broken.ts", "export const = 1;\n"]]))).rejects.toThrow(/a\/broken\.ts:1:14/);
  expect(readdirSync(folder)).toEqual([]);
});
