import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findNewestSchema } from "../../../scripts/document/find-schemas.js";

const newest = basename(
  await findNewestSchema(fileURLToPath(new URL("../../../schemas/openapi", import.meta.url))),
  ".json",
);
const project = fileURLToPath(new URL("../../..", import.meta.url));
/** A copy of all that the generator reads. */
const root = mkdtempSync(join(tmpdir(), "missing-tables-test-"));
const corrections = join(root, "schemas/tables/corrections.yaml");
const TABLES = "// Generated from before\n";

beforeAll(() => {
  for (const name of ["scripts", "package.json"]) cpSync(join(project, name), join(root, name), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
});

beforeEach(() => {
  cpSync(join(project, "schemas"), join(root, "schemas"), { recursive: true });
  mkdirSync(join(root, "generated"), { recursive: true });
  writeFileSync(join(root, "generated/tables.ts"), TABLES);
});

afterAll(() => rmSync(root, { recursive: true }));

function generate(...args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/generate/generate.mjs", ...args], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

function replace(file: string, text: string, by: string): void {
  const before = readFileSync(file, "utf8");
  expect(before).toContain(text);
  writeFileSync(file, before.replace(text, by));
}

describe("the project's own client", () => {
  it.each([
    [
      "the title is misspelt",
      () => replace(corrections, "x-target-title: Admin API", "x-target-title: Admin APi"),
      'corrections.yaml is for documents with the title "Admin APi" and the version of a release, not for "Admin API"',
    ],
    [
      "the title is missing",
      () => replace(corrections, "x-target-title: Admin API", ""),
      "schemas/tables/corrections.yaml: x-target-title is missing",
    ],
    [
      "the corrections are missing",
      () => rmSync(corrections),
      "schemas/tables/corrections.yaml is missing, but there are tables in schemas/tables",
    ],
    ["the corrections are empty", () => writeFileSync(corrections, ""), "corrections.yaml: the file is empty"],
    [
      "the tables of its version are missing",
      () => rmSync(join(root, `schemas/tables/${newest}.json`)),
      `schemas/tables/${newest}.json is missing: get it with \`npm run schema:pull -- ${newest}\``,
    ],
    [
      "there is a file of no version",
      () => writeFileSync(join(root, "schemas/tables/foo.json"), "[]"),
      "schemas/tables/foo.json is not named after a version",
    ],
    [
      "there are none at all",
      () => rmSync(join(root, "schemas/tables"), { recursive: true }),
      "There are no SQL tables: schemas/tables/corrections.yaml is missing",
    ],
  ])("is not generated without its tables if %s", async (_, change, message) => {
    change();
    const { code, output } = await generate();
    expect(output).toContain(message);
    expect(output).not.toContain("    at ");
    expect(code).toBe(1);
    expect(readFileSync(join(root, "generated/tables.ts"), "utf8")).toBe(TABLES);
  });
});
