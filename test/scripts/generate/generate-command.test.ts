import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generate, generateForeign, readFolder, saveSchema, startGenerator, useFolder } from "./run-generator.js";

const folder = useFolder("generate-command-test");

describe("what cannot be generated", () => {
  const kept = join(folder, "kept");
  let before: Readonly<Record<string, string>>;
  beforeAll(async () => {
    expect((await generateForeign("test/fixtures/bodies.yaml", kept)).code).toBe(0);
    before = readFolder(kept);
  });

  const operation = (id: string) => ({ operationId: id, responses: { "204": { description: "none" } } });
  const document = (paths: unknown, schemas: unknown = {}) => ({
    openapi: "3.1.0",
    info: { title: "Wrong", version: "1" },
    paths,
    components: { schemas },
  });

  it.each([
    [
      "two operationIds that become one name",
      document({ "/a": { get: operation("get_thing") }, "/b": { get: operation("getThing") } }),
      '"get_thing" (GET /a) and "getThing" (GET /b) both become getThing()',
    ],
    [
      "two schemas that become one name",
      document({}, { "a.B": { type: "object" }, AB: { type: "object" } }),
      'The schemas "AB" and "a.B" both become the type AB',
    ],
    [
      "a path without its parameter",
      document({ "/a/{id}": { get: operation("get_a") } }),
      "GET /a/{id} (get_a): the path has {id}",
    ],
    [
      "an object in a path",
      document({
        "/a/{id}": {
          get: {
            ...operation("get_a"),
            parameters: [{ name: "id", in: "path", required: true, schema: { type: "object" } }],
          },
        },
      }),
      'GET /a/{id} (get_a): the path parameter "id" is not one string or number',
    ],
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

describe("the command line", () => {
  it.each([
    [["--bogus"], "--bogus"],
    [["--lint", "loud", "--check"], "--lint is error, warn or off"],
    [["--overlay", "a.yaml", "--no-overlays"], "exclude each other"],
    [["--schema", "x.json"], "--schema needs --out"],
    [["--tables", "x.json"], "--tables needs --schema"],
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
