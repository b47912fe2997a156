import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { USAGE } from "../../../scripts/generate-arguments.js";
import { put, useProjectFolder } from "../../kit/use-folder.js";
import { generate, generateForeign, readFolder, startGenerator } from "./run-generator.js";

const folder = useProjectFolder("generate-command-test");

const operation = (id: string) => ({ operationId: id, responses: { "204": { description: "none" } } });
const paths = {
  "/a": { get: operation("get_a"), trace: operation("trace_a") },
  "/b": { get: { ...operation("get_b"), parameters: [{ $ref: "#/components/parameters/Gone" }] } },
};
const odd = put(folder, "odd.json", { openapi: "3.1.0", info: { title: "Wrong", version: "1" }, paths });

describe("a document that cannot be generated", () => {
  const problems = [
    "TRACE /a (trace_a): no fetch sends TRACE",
    "GET /b (get_b): The reference #/components/parameters/Gone points to nothing",
  ];

  it("stops the run with every problem and no stack, and leaves the folder as it was", async () => {
    const out = join(folder, "odd");
    await generateForeign("test/fixtures/empty.yaml", out);
    const before = await readFolder(out);
    const { code, output } = await startGenerator(["--schema", odd, "--out", out, "--no-overlays", "--lint", "off"]);
    expect(code).toBe(1);
    expect(output).toContain("2 operations of the document cannot be generated:\n");
    for (const problem of problems) expect(output).toContain(`\n  ${problem}`);
    expect(output).not.toContain("    at ");
    expect(Object.keys(before)).not.toEqual([]);
    expect(await readFolder(out)).toEqual(before);
  });
});

it("the command line explains itself", async () => {
  expect(await startGenerator(["--help"])).toEqual({ code: 0, output: `${USAGE}\n` });
});

it("a document that does not exist is refused without a stack", async () => {
  expect(await generate("--schema", "gone.json", "--out", "gone")).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Cannot read the OpenAPI document gone\.json: ENOENT[^\n]*$/),
  });
});

describe("--check", () => {
  const out = join(folder, "checked");
  const check = () => generateForeign("test/fixtures/parameters.yaml", out, "--check");

  beforeAll(async () => {
    expect((await generateForeign("test/fixtures/parameters.yaml", out)).code).toBe(0);
  });

  it("succeeds if the files are as they were generated, and writes nothing", async () => {
    const before = await readFolder(out);
    expect((await check()).code).toBe(0);
    expect(await readFolder(out)).toEqual(before);
  });

  it("fails on a missing line, a missing file and a file too many, and names them", async () => {
    const file = join(out, "operations/default.ts");
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, lines.filter((_, index) => index !== 4).join("\n"));
    rmSync(join(out, "client.ts"));
    writeFileSync(join(out, "extra.ts"), "// Generated from before");
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain("operations/default.ts differs");
    expect(output).toContain("client.ts is missing");
    expect(output).toContain("extra.ts is not generated any more");
  });
});
