import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { formatFiles } from "../../../scripts/io/format-files.js";

it("formatFiles formats each file by the project's settings, and sorts its imports", async () => {
  const wide = `export const wide = [${Array.from({ length: 25 }, (_, index) => index).join(", ")}];\n`;
  const source = 'import b from "b"\nimport a from "a"\n';
  const formatted = await formatFiles(
    new Map([
      ["x.ts", source],
      ["deep/y.ts", wide],
      ["z.json", '{"a":1}'],
    ]),
  );
  expect([...formatted]).toEqual([
    ["x.ts", 'import a from "a";\nimport b from "b";\n'],
    ["deep/y.ts", wide],
    ["z.json", '{ "a": 1 }\n'],
  ]);
});

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
