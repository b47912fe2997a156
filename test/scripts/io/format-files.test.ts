import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { formatFiles } from "../../../scripts/io/format-files.js";

it("formats files as the project does, sorts their imports, and keeps their names and order", async () => {
  const files = new Map([
    [
      "b/one.ts",
      'import {b} from "../../scripts/io/b.js"\nimport {a,  type A} from "../../scripts/io/a.js"\nexport const one={ "a":a,b } satisfies A\n',
    ],
    ["a.json", '{"a":\n[1,\n2]}'],
  ]);
  expect([...(await formatFiles(files))]).toEqual([
    [
      "b/one.ts",
      'import { type A, a } from "../../scripts/io/a.js";\nimport { b } from "../../scripts/io/b.js";\nexport const one = { a: a, b } satisfies A;\n',
    ],
    ["a.json", '{ "a": [1, 2] }\n'],
  ]);
});

it("stops at a file that cannot be parsed, names it, and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "format-files-test-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  await expect(formatFiles(new Map([["a/broken.ts", "export const = 1;\n"]]))).rejects.toThrow(/a\/broken\.ts:1:14/);
  expect(readdirSync(folder)).toEqual([]);
});
