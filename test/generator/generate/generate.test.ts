import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { findNewestSchema } from "../../../scripts/document/find-schemas.js";
import { isJsonObject, readObject } from "../../../scripts/io/json.js";
import { createClient } from "../../../src/client/client.js";
import { startLoopbackServer } from "../../loopback-server.js";
import { compile } from "./compile.js";
import {
  generate,
  generateForeign,
  readFolder,
  readSchema,
  root,
  saveSchema,
  startGenerator,
  useFolder,
} from "./run-generator.js";

const folder = useFolder("generate-test");
const newest = await findNewestSchema(join(root, "schemas/openapi"));
const fixtures = ["parameters.yaml", "bodies.yaml", "names.json", "empty.yaml", "references.yaml"];

/** The same object with its keys in the opposite order, all the way down; the order of arrays has a meaning and stays. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reverseKeys(item)]),
  );
}

describe("the schema of a real server", () => {
  it("1.6.2's without its corrections stops at the dangling reference, with a code frame, and writes nothing", async () => {
    const out = join(folder, "uncorrected");
    const { code, output } = await generate("--schema", "schemas/openapi/1.6.2.json", "--out", out, "--no-overlays");
    expect(code).toBe(1);
    expect(output).toContain("no-unresolved-refs");
    expect(output).toMatch(/\d+ \| .*"\$ref": "#\/components\/schemas\/DeletionMode"/);
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });
});

describe("any other document", () => {
  beforeAll(async () => {
    for (const fixture of fixtures) {
      const { code, output } = await generateForeign(`test/fixtures/${fixture}`, join(folder, fixture));
      if (code !== 0) throw new Error(`${fixture}: ${output}`);
    }
  }, 120_000);

  it("compiles under strict", async () => {
    expect(compile(...fixtures.map((fixture) => join(folder, fixture, "index.ts")))).toEqual([]);
  }, 120_000);

  it("has no tables", () => {
    for (const fixture of fixtures) expect(Object.keys(readFolder(join(folder, fixture)))).not.toContain("tables.ts");
  });

  it("of Restate would not compile if a wrapper disagreed with the schema", async () => {
    const copy = join(folder, "disagreeing");
    cpSync(join(root, "generated"), copy, { recursive: true });
    for (const [name, text] of Object.entries(readFolder(copy))) {
      writeFileSync(join(copy, name), text.replaceAll("../src/runtime.js", "../../../../src/runtime.js"));
    }
    const file = join(copy, "operations/invocation.ts");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("invocation_id:", "id:"));
    expect(compile(join(copy, "index.ts")).join("\n")).toContain("invocation_id");
  }, 60_000);

  it.each(["parameters.yaml", "names.json"])("%s gives the same bytes in any order of its keys", async (fixture) => {
    const source = fixture.endsWith(".json") ? readSchema(join(root, "test/fixtures", fixture)) : undefined;
    const schema =
      source === undefined
        ? join(root, "test/fixtures", fixture)
        : saveSchema(folder, `reversed-${fixture}`, reverseKeys(source));
    const out = join(folder, `again-${fixture}`);
    expect((await generateForeign(schema, out)).code).toBe(0);
    expect(readFolder(out)).toEqual(readFolder(join(folder, fixture)));
  });

  it("Restate's own gives the same bytes in any order of its keys", async () => {
    const reversed = saveSchema(folder, "reversed.json", reverseKeys(readSchema(newest)));
    const outs = [newest, reversed].map((schema) => ({ schema, out: join(folder, `own-${basename(schema)}`) }));
    for (const { schema, out } of outs) {
      const { code, output } = await generate("--schema", schema, "--out", out, "--lint", "off");
      expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    }
    const [own, again] = outs.map(({ out }) => readFolder(out));
    expect(Object.keys(own ?? {})).toContain("tables.ts");
    expect(again).toEqual(own);
  });

  it("gives the same bytes on a machine of another language, where y stands before k", async () => {
    const parameters = ["k", "y"].map((name) => ({ name, in: "query", schema: { type: "string" } }));
    const responses = { "204": { description: "none" } };
    const info = { title: "Letters", version: "1" };
    const schema = saveSchema(folder, "letters.json", {
      openapi: "3.1.0",
      info,
      paths: { "/": { get: { parameters, responses } } },
    });
    const [english, lithuanian] = ["en_US.UTF-8", "lt_LT.UTF-8"].map((locale) => join(folder, locale));
    for (const out of [english, lithuanian]) {
      const args = ["--schema", schema, "--out", out ?? "", "--no-overlays", "--lint", "off"];
      expect((await startGenerator(args, { ...process.env, LC_ALL: basename(out ?? "") })).code).toBe(0);
    }
    expect(readFolder(lithuanian ?? "")).toEqual(readFolder(english ?? ""));
  });

  it("finds its functions under names that can be used", () => {
    const index = Object.values(readFolder(join(folder, "names.json"))).join("\n");
    for (const name of [
      "delete_",
      "await_",
      "then_",
      "http",
      "constructor_",
      "createClient_",
      "callOperation_",
      "assertSupported",
    ]) {
      expect(index).toContain(`export function ${name}(`);
    }
    expect(index).toContain("export function get(");
    expect(index).toContain("export function getUsersByIdPosts(");
    expect(index).not.toMatch(/^export const evil/m);
  });
});

describe("a new operation in the schema", () => {
  it("becomes a typed, documented function with no other change", async () => {
    const schema = readSchema(newest);
    const added = {
      tags: ["deployment"],
      summary: "Drain a deployment",
      description: "Lets no new invocation start there.",
      operationId: "drain_deployment",
      parameters: [
        { name: "deployment", in: "path", required: true, description: "Which one.", schema: { type: "string" } },
        { name: "grace", in: "query", description: "How long to wait.", schema: { type: "string" } },
      ],
      responses: { "202": { description: "Draining" }, "404": { description: "No such deployment" } },
    };
    const path = "/deployments/{deployment}/drain";
    const changed = { ...schema, paths: { ...readObject(schema.paths), [path]: { post: added } } };
    const out = join(folder, "added");
    const run = await generate("--schema", saveSchema(folder, "added.json", changed), "--out", out, "--lint", "warn");
    expect({ code: run.code, output: run.code === 0 ? "" : run.output }).toEqual({ code: 0, output: "" });

    const files = readFolder(out);
    const text = files["operations/deployment.ts"] ?? "";
    for (const line of [
      "Drain a deployment",
      "Lets no new invocation start there.",
      "@param deployment - Which one.",
      "- 404 Not Found: No such deployment",
      "export function drainDeployment(",
    ]) {
      expect(text).toContain(line);
    }
    expect(files["admin-operations.ts"]).toContain("drainDeployment(deployment:");
    expect(files["operation-table.ts"]).toContain('name: "drainDeployment"');

    const user = join(out, "user.ts");
    writeFileSync(
      user,
      [
        'import { type Client, drainDeployment } from "./index.js";',
        "export async function use(client: Client): Promise<void> {",
        '  await drainDeployment(client, "dp_1", { grace: "5s" });',
        "  // @ts-expect-error a number is no duration",
        '  await drainDeployment(client, "dp_1", { grace: 5 });',
        "}",
      ].join("\n"),
    );
    expect(compile(join(out, "index.ts"), user)).toEqual([]);

    const server = await startLoopbackServer();
    server.answer = (response) => response.writeHead(202).end();
    const { use } = await import(pathToFileURL(user).href);
    await use(createClient({ baseUrl: server.url, serverVersion: false }));
    await server.close();
    const sent = server.requests.map(({ method, url }) => `${method} ${url}`);
    expect(sent).toEqual(["POST /deployments/dp_1/drain?grace=5s", "POST /deployments/dp_1/drain?grace=5"]);
  }, 60_000);
});
