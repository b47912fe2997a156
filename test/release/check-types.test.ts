import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkTypes } from "../../scripts/bump/check-types.js";
import { describeTypeErrors } from "../../scripts/bump/describe-type-errors.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-types-test-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { "check:types": "node types.cjs" } }));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeCompiler(code: string): void {
  writeFileSync(join(folder, "types.cjs"), code);
}

describe("the types of the project", () => {
  it("have no errors if the compiler ends well", async () => {
    writeCompiler('console.log("src/a.ts(1,2): error TS2322: Only printed.")');
    expect(await checkTypes(folder)).toEqual([]);
  });

  it("have each error of the compiler once, with its file and line", async () => {
    const lines = [
      "src/a.ts(1,2): error TS2322: No (b).",
      "  Because of c.",
      "test/d e.ts(30,1): error TS1005: ';' expected.",
    ];
    writeCompiler(`console.log(${JSON.stringify(lines.join("\n"))}); process.exit(2)`);
    expect(await checkTypes(folder)).toEqual(["src/a.ts:1: No (b).", "test/d e.ts:30: ';' expected."]);
  });

  it("are an error where the compiler fails for another reason", async () => {
    writeCompiler('console.log("error TS18003: No inputs were found."); process.exit(1)');
    await expect(checkTypes(folder)).rejects.toThrow("npm run check:types failed:\nerror TS18003: No inputs");
  });

  it("are described by their number and folders, those of the client first", () => {
    expect(describeTypeErrors([])).toEqual([]);
    expect(describeTypeErrors(["test/a.ts:1: No `b`."])).toEqual([
      "1 compile error in `test/`, from `npm run check:types`:\n  - `test/a.ts:1: No 'b'.`",
    ]);
    const many = [
      "examples/a.ts:1: a",
      "test/b.ts:1: b",
      "test/c.ts:1: c",
      "test/d.ts:1: d",
      "test/e.ts:1: e",
      "src/f.ts:1: f",
    ];
    const [line = ""] = describeTypeErrors(many);
    expect(line.split("\n")).toEqual([
      "6 compile errors in `src/`, `examples/` and `test/`, from `npm run check:types`; the first 5:",
      ...[many[5], ...many.slice(0, 4)].map((error) => `  - \`${error}\``),
    ]);
  });
});
