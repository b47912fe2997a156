import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import semver from "semver";
import { beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
} from "../../../scripts/io/json.js";
import { readBySchema } from "../../../scripts/io/read-by-schema.js";
import { lint } from "../../../scripts/lint.js";
import { correctDocument } from "../../../scripts/read/correct-releases.js";
import { listOperations } from "../../../scripts/read/index.js";
import { readDocument } from "../../../scripts/read/read-document.js";

const schemas = fileURLToPath(new URL("../../../schemas/", import.meta.url));
const versions = listFiles("openapi", ".json").map((path) => basename(path, ".json"));
const names = [join(schemas, "names.yaml")];
const overlays = listFiles("overlays", ".yaml");
const applied = [...names, ...overlays];
const actions = overlays.flatMap((path) =>
  readArray(readOverlay(path).actions).map((action, index) => {
    const { target, "x-versions": range, update, "x-evidence": evidence } = readObject(action);
    return {
      name: `${basename(path)}, action ${index},`,
      target: readString(target) ?? "",
      range: readString(range) ?? "",
      update,
      said: readArray(evidence).filter((each) => readObject(each).said !== undefined),
    };
  }),
);

function listFiles(folder: string, extension: string): readonly string[] {
  const directory = join(schemas, folder);
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(directory, name));
}

function readOverlay(path: string): JsonObject {
  const content: unknown = parseYaml(readFileSync(path, "utf8"));
  if (!isJsonObject(content)) throw new Error(`${path} is not an object`);
  return content;
}

async function correct(version: string): Promise<{ path: string; content: JsonObject }> {
  const source = await readDocument(join(schemas, "openapi", `${version}.json`));
  const { document } = correctDocument(source, applied);
  return { path: source.path, content: document };
}

describe.each(overlays.map((path) => [basename(path), path]))("%s", (_, path) => {
  it("matches its schema for editors", () => {
    expect(readFileSync(path, "utf8").split("\n")[0]).toBe("# yaml-language-server: $schema=../overlay.schema.json");
    expect(() => readBySchema("overlay.schema.json", readOverlay(path))).not.toThrow();
  });

  it("is for Restate's Admin API only", () => {
    expect(readOverlay(path)["x-target-title"]).toBe("Admin API");
  });
});

it("names.yaml matches the schema for editors, also with an action that renames the parameters of a path", () => {
  const path = join(schemas, "names.yaml");
  const rename = {
    target: "$.paths['/a/{b}']",
    description: "b is the id.",
    "x-versions": ">=1.6.0",
    "x-path": "/a/{id}",
  };
  const overlay = readOverlay(path);
  expect(readFileSync(path, "utf8").split("\n")[0]).toBe("# yaml-language-server: $schema=overlay.schema.json");
  expect(() =>
    readBySchema("overlay.schema.json", { ...overlay, actions: [...readArray(overlay.actions), rename] }),
  ).not.toThrow();
});

// readBySchema does not check this.
it.each(["overlay", "corrections"])("%s.schema.json is a valid JSON schema", (name) => {
  const schema: JsonObject = JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), "utf8"));
  expect(new Ajv2020({ strictTypes: false }).validateSchema(schema)).toBe(true);
});

/** Whether an action replaces words of the server, which may have become right. */
function isOverride(update: Json | undefined): boolean {
  return isJsonObject(update)
    ? "description" in update || "summary" in update || "default" in update
    : update !== undefined && !Array.isArray(update);
}

describe("each action", () => {
  it.each(actions.filter(({ update }) => isOverride(update)))("$name records what the server says", ({ said }) => {
    expect(said).not.toEqual([]);
  });

  it.each(actions)("$name names no path, so that a path may move", ({ target }) => {
    expect(target).not.toMatch(/^\$\.paths$|paths\[['"]|\/\{|'\//);
  });

  it.each(actions)("$name applies to at least one known version", ({ range }) => {
    expect(semver.validRange(range)).not.toBeNull();
    expect(versions.filter((version) => semver.satisfies(version, range))).not.toEqual([]);
  });
});

describe.each(versions)("%s, corrected,", (version) => {
  let document: { path: string; content: JsonObject };

  beforeAll(async () => {
    document = await correct(version);
  });

  // The server has to fix a warning, such as about a component that nothing uses.
  it("passes lint", async () => {
    await expect(lint(document, "error", () => {})).resolves.toBeUndefined();
  });

  it("does not depend on the order of the overlays", async () => {
    const source = await readDocument(document.path);
    expect(correctDocument(source, [...names, ...[...overlays].reverse()]).document).toEqual(document.content);
  });

  it("links no two operations to the same page", () => {
    const pages = listOperations(document.content).flatMap(
      ({ operation }) => readString(readObject(operation.externalDocs).url) ?? [],
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(pages).toEqual([...new Set(pages)]);
  });
});

describe("a resource that a later version adds", () => {
  /** The responses of the HTTP layer are the same for every operation, known or not. */
  const layer = ["400", "413", "415", "422", "429"];
  const statuses = [200, 201, 202, 400, 404, 405, 409, 410, 413, 415, 422, 425, 429, 500, 501, 503].map(String);
  const text = { type: "string" };
  const json = (schema: Json) => ({ "application/json": { schema } });
  const mode = { name: "mode", in: "query", schema: text };
  const deployment = { name: "deployment", in: "query", schema: { oneOf: [{ type: "null" }, text] } };
  const body = { content: json({ type: "object", properties: { force: { default: true } } }) };

  async function correctNew(responses: JsonObject, more: JsonObject = {}): Promise<JsonObject> {
    const source = await readDocument(join(schemas, "openapi", `${versions.at(-1)}.json`));
    const methods = ["get", "put", "post", "delete", "patch"].map((method) => [
      method,
      { operationId: `${method}_schedule`, parameters: [mode, deployment], responses, ...more },
    ]);
    const paths = { ...readObject(source.content.paths), "/schedules": Object.fromEntries(methods) };
    const { document } = correctDocument({ ...source, content: { ...source.content, paths } }, applied);
    return readObject(readObject(document.paths)["/schedules"]);
  }

  it.each([
    ["no description", ""],
    ["a description", "Because."],
  ])("keeps its own description of each status, with %s", async (_, description) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description, content: json(text) }]));
    const item = await correctNew(responses, { requestBody: body });
    const inText = { ...responses, 400: { description, content: { ...json(text), "text/plain": { schema: text } } } };
    for (const [method, operation] of Object.entries(item)) {
      expect(operation).toEqual({
        operationId: `${method}_schedule`,
        parameters: [mode, deployment],
        requestBody: body,
        responses: inText,
      });
    }
  });

  it("gets the responses of the HTTP layer that it lacks, and nothing else", async () => {
    const responses = { 200: { description: "Its JSON has no schema.", content: { "application/json": {} } } };
    for (const operation of Object.values(await correctNew(responses, { requestBody: body }))) {
      expect(Object.keys(readObject(readObject(operation).responses))).toEqual(["200", ...layer]);
      expect(readObject(operation).responses).toMatchObject(responses);
      expect(Object.keys(readObject(operation)).sort()).toEqual(
        ["operationId", "parameters", "requestBody", "responses"].sort(),
      );
    }
  });
});

describe("an operation that a later version adds below an invocation", () => {
  const id = { name: "invocation_id", in: "path", required: true, schema: { type: "string" } };
  it("has no bulk function until an overlay names it", async () => {
    const source = await readDocument(join(schemas, "openapi", `${versions.at(-1)}.json`));
    const path = "/invocations/{invocation_id}/signal";
    const post = { operationId: "signal", parameters: [id], responses: { 200: { description: "" } } };
    const paths = { ...readObject(source.content.paths), [path]: { post } };
    const { document } = correctDocument({ ...source, content: { ...source.content, paths } }, applied);
    expect(readObject(readObject(readObject(document.paths)[path]).post)).not.toHaveProperty("x-bulk");
  });
});
