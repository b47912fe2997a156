import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generate, generateForeign, readFolder, saveSchema, startGenerator, useFolder } from "./run-generator.js";

const folder = useFolder("generate-command-test");

const operation = (id: string) => ({ operationId: id, responses: { "204": { description: "none" } } });
const document = (paths: unknown, schemas: unknown = {}) => ({
  openapi: "3.1.0",
  info: { title: "Wrong", version: "1" },
  paths,
  components: { schemas },
});

describe("what cannot be generated", () => {
  const kept = join(folder, "kept");
  let before: Readonly<Record<string, string>>;
  beforeAll(async () => {
    expect((await generateForeign("test/fixtures/bodies.yaml", kept)).code).toBe(0);
    before = readFolder(kept);
  });

  it.each([
    [
      "a required cookie",
      document({
        "/a": {
          get: { ...operation("get_a"), parameters: [{ name: "sid", in: "cookie", required: true, schema: {} }] },
        },
      }),
      'GET /a (get_a): the parameter "sid" is in "cookie"',
    ],
    [
      "a reference to nothing",
      document({ "/a": { get: { ...operation("get_a"), parameters: [{ $ref: "#/components/parameters/Gone" }] } } }),
      "#/components/parameters/Gone",
    ],
    [
      "a mark for retries that says nothing",
      document({ "/a": { get: { ...operation("get_a"), "x-retry": "yes" } } }),
      "GET /a (get_a): x-retry must be",
    ],
    ["Swagger 2", { swagger: "2.0", info: {}, paths: {} }, "is Swagger 2.0"],
    ["something else", { hello: "world" }, "is not an OpenAPI 3.0 or 3.1 document"],
  ])("%s stops the run with what to mend, and leaves the folder as it was", async (_, schema, message) => {
    const { code, output } = await generateForeign(saveSchema(folder, "wrong.json", schema), kept);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).not.toContain("    at ");
    expect(readFolder(kept)).toEqual(before);
  });
});

describe("--skip", () => {
  const odd = document({
    "/a": { get: operation("get_a"), trace: operation("trace_a") },
    "/b": { get: { ...operation("get_b"), parameters: [{ $ref: "#/components/parameters/Gone" }] } },
  });

  it("leaves out what cannot be generated, lists it, and ends with 2", async () => {
    const args = ["--schema", saveSchema(folder, "odd.json", odd), "--no-overlays", "--lint", "off"];
    const out = join(folder, "skipped");
    const refused = await startGenerator([...args, "--out", out]);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(
      "2 parts of the document cannot be generated:\n  TRACE /a (trace_a): no fetch sends",
    );
    expect(refused.output).toContain(
      "\n  GET /b (get_b): The reference #/components/parameters/Gone points to nothing",
    );
    const { code, output } = await startGenerator([...args, "--out", out, "--skip"]);
    expect(code).toBe(2);
    expect(output).toContain("left out 2:\n    TRACE /a (trace_a): no fetch sends TRACE");
    expect(output).toContain("\n    GET /b (get_b): The reference");
    expect(Object.keys(readFolder(out))).toContain("operations/default.ts");
    expect(readFolder(out)["operations/default.ts"]).not.toContain("traceA");
    expect(await startGenerator([...args, "--out", out, "--skip", "--check"])).toMatchObject({ code: 2 });
  });

  it("ends with 0 if nothing was left out, and tells what got another name", async () => {
    const paths = { "/a": { get: operation("get_thing") }, "/b": { get: operation("getThing") } };
    const schema = document(paths, { "a.B": { type: "object" }, AB: { type: "object" } });
    const run = await generateForeign(saveSchema(folder, "names.json", schema), join(folder, "names"), "--skip");
    expect(run.code).toBe(0);
    expect(run.output).toContain('GET /a: "get_thing" becomes getThing2(), since another becomes getThing()');
    expect(run.output).toContain('schema "a.B" becomes the type AB2, since another becomes AB');
  });
});

describe("the command line", () => {
  it.each([
    [["--bogus"], "--bogus"],
    [["--lint", "loud", "--check"], "--lint is error, warn or off"],
    [["--overlay", "a.yaml", "--no-overlays"], "exclude each other"],
    [["--schema", "x.json"], "--schema needs --out"],
    [["--tables", "x.json"], "--tables needs --schema"],
    [["--skip"], "--skip needs --schema"],
    [["--schema", "gone.json", "--out", "gone"], "Cannot read the OpenAPI document gone.json"],
    [["--overlay", "gone.yaml", "--check"], "gone.yaml"],
  ])("refuses %j", async (args, message) => {
    const { code, output } = await generate(...args);
    expect(code).toBe(1);
    expect(output).toContain(message);
  });

  it("exits with 1 and says why without a stack", async () => {
    const { code, output } = await startGenerator(["--schema", "x.json"]);
    expect(code).toBe(1);
    expect(output).toMatch(/^--schema needs --out: .*\n$/);
  });

  it("explains itself", async () => {
    const { code, output } = await startGenerator(["--help"]);
    expect(code).toBe(0);
    for (const flag of [
      "--schema",
      "--tables",
      "--out",
      "--overlay",
      "--no-overlays",
      "--read-from",
      "--lint",
      "--check",
    ]) {
      expect(output).toContain(flag);
    }
  });

  it("takes several folders to read from", async () => {
    const refer = (name: string) => ({ $ref: `../${name}/schema.json` });
    for (const name of ["one", "other"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "schema.json"), JSON.stringify({ type: "object", title: name }));
    }
    mkdirSync(join(folder, "api"));
    const components = { schemas: { A: { type: "object", properties: { one: refer("one"), other: refer("other") } } } };
    const info = { title: "Folders", version: "1" };
    const schema = saveSchema(join(folder, "api"), "api.json", { openapi: "3.1.0", info, paths: {}, components });
    const from = ["--read-from", join(folder, "one"), "--read-from", join(folder, "other")];
    const out = join(folder, "folders");
    expect((await generateForeign(schema, out, ...from.slice(2))).output).toContain(
      '"../one/schema.json" at #/components',
    );
    expect(await generateForeign(schema, out, ...from)).toMatchObject({ code: 0 });
  });

  it("never replaces a folder with files of somebody else", async () => {
    const out = join(folder, "mine");
    mkdirSync(out);
    writeFileSync(join(out, "notes.txt"), "keep me");
    const { code, output } = await generateForeign("test/fixtures/bodies.yaml", out);
    expect(code).toBe(1);
    expect(output).toContain("notes.txt was not written by the generator");
    expect(readFolder(out)).toEqual({ "notes.txt": "keep me" });
  });
});

describe("--check", () => {
  const out = join(folder, "checked");
  const check = () => generateForeign("test/fixtures/parameters.yaml", out, "--check");

  beforeAll(async () => {
    expect((await generateForeign("test/fixtures/parameters.yaml", out)).code).toBe(0);
  });

  it("passes on what was generated, and writes nothing", async () => {
    const before = readFolder(out);
    expect((await check()).code).toBe(0);
    expect(readFolder(out)).toEqual(before);
  });

  it("fails on a missing line, a missing file and a file too many, and names them", async () => {
    const file = join(out, "operations/default.ts");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text
        .split("\n")
        .filter((_, index) => index !== 4)
        .join("\n"),
    );
    rmSync(join(out, "client.ts"));
    writeFileSync(join(out, "extra.ts"), "// Generated from before");
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain("operations/default.ts differs from line 5 on");
    expect(output).toContain("client.ts is missing");
    expect(output).toContain("extra.ts is not generated any more");
  });

  it("passes on the project's own folder", async () => {
    const { code, output } = await generate("--check");
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
  });
});
