import { cpSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import semver from "semver";
import { beforeAll, describe, expect, it } from "vitest";
import { buildClient } from "../../../scripts/generate.js";
import { compareFeatures, readFeatures } from "../../../scripts/history/read-features.js";
import { type Json, type JsonObject, readObject, readString } from "../../../scripts/io/json.js";
import { writeFolder } from "../../../scripts/io/write-folder.js";
import { findNewestSchema } from "../../../scripts/read/find-schemas.js";
import { readDocument } from "../../../scripts/read/read-document.js";
import { fitCorrections } from "../../../scripts/release/fit-corrections.js";
import { createClient } from "../../../src/index.js";
import type { OperationDescription } from "../../../src/schema/index.js";
import { catchError } from "../../kit/catch-error.js";
import { put, root, useFolder, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

let newest: JsonObject;
let version: string;

beforeAll(async () => {
  newest = (await readDocument(await findNewestSchema(join(root, "schemas/openapi")))).content;
  version = readString(readObject(newest.info).version) ?? "";
});

describe("the history of a document like the newest one", () => {
  /** The document with a new value in every enum and a new field in every object that requests and successes have. */
  function extend(document: JsonObject): { extended: JsonObject; names: readonly string[] } {
    const names: string[] = [];
    const add = (kind: string) => {
      names.push(`new_${kind}_${names.length}`);
      return names.at(-1) ?? "";
    };
    const text = JSON.stringify({ ...document, paths: leaveOutErrors(document) });
    const extended = JSON.parse(text, function (this: JsonObject, key, value) {
      if (key === "enum") return [...value, add("value")];
      // A field may be called properties, too.
      const isKeyword = key === "properties" && this.type === "object";
      return isKeyword ? { ...value, [add("field")]: { type: "string" } } : value;
    });
    return { extended, names };
  }

  function leaveOutErrors({ paths }: JsonObject): Json {
    return JSON.parse(JSON.stringify(paths), (key, value) => (/^[45]\d\d$/.test(key) ? undefined : value));
  }

  it("misses no value of an enum and no field, wherever they are added", () => {
    const { extended, names } = extend(newest);
    const [before, after] = [readFeatures(newest), readFeatures(extended)];
    const { added } = compareFeatures(before, after);
    // Where any string was allowed, no value is new.
    const allowed = after.all.filter((feature) => feature.value !== undefined && before.has(feature));
    const seen = new Set([...added, ...allowed].flatMap(({ path, value }) => [path.at(-1), value]));
    const used = JSON.stringify(readUsedSchemas(extended));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => used.includes(`"${name}"`) && !seen.has(name))).toEqual([]);
  });

  /** What is sent and answered: without the schemas that only errors have. */
  function readUsedSchemas({ paths, components }: JsonObject): readonly Json[] {
    const all = readObject(readObject(components).schemas);
    const used = new Map<string, Json>();
    const collect = (text: string): void => {
      for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
        if (used.has(name)) continue;
        used.set(name, all[name] ?? null);
        collect(JSON.stringify(all[name]));
      }
    };
    collect(JSON.stringify(paths));
    return [paths ?? null, ...used.values()];
  }
});

describe("a value that only the next version has, behind a nullable", () => {
  const server = useLoopbackServer();
  const folder = useProjectFolder("next-version");
  const project = useFolder("next-version");
  let generated: Readonly<Record<string, unknown>>;
  let operation: OperationDescription;

  beforeAll(async () => {
    const next = semver.inc(version, "minor") ?? "";
    cpSync(join(root, "schemas"), join(project, "schemas"), { recursive: true });
    const schema = put(project, `schemas/openapi/${next}.json`, addValue(newest, next));
    // What had ended in the newest version has ended in that one, too.
    await fitCorrections(project, next);
    const tables = join(root, "schemas/tables", `${version}.json`);
    const how = { out: join(project, relative(root, folder)), tables };
    await writeFolder(folder, (await buildClient(project, await readDocument(schema), how)).files);
    generated = await import(pathToFileURL(join(folder, "index.ts")).href);
    operation = findOperation(generated.operationTable as readonly OperationDescription[]);
  });

  /** The same document as the next version would serve it, with one more `mode` of `DELETE /invocations/{id}`. */
  function addValue(document: JsonObject, next: string): JsonObject {
    const paths = JSON.parse(JSON.stringify(document.paths), (_, value) => {
      if (value?.name !== "mode" || value.in !== "query") return value;
      // Else this would test something else than it says.
      expect(value.schema.oneOf).toContainEqual({ type: "null" });
      return JSON.parse(JSON.stringify(value), (key, inner) => (key === "enum" ? [...inner, "Archive"] : inner));
    });
    return { ...document, paths, info: { ...readObject(document.info), version: next } };
  }

  function findOperation(table: readonly OperationDescription[]): OperationDescription {
    const [found] = table.filter(
      ({ method, optionParameters }) => method === "DELETE" && optionParameters.some(({ name }) => name === "mode"),
    );
    if (found === undefined) throw new Error("no operation deletes by a mode");
    return found;
  }

  function call<T>(name: string, target: unknown, mode: string): Promise<T> {
    const called = generated[name];
    if (typeof called !== "function") throw new Error(`${name} was not generated`);
    return called(createClient({ baseUrl: server.url, serverVersion: version }), target, { mode });
  }

  it("is in the table", () => {
    const next = semver.inc(version, "minor") ?? "";
    expect(operation.parts).toContainEqual({
      ...{ in: "query", path: ["mode"], value: "Archive" },
      versions: [{ since: next }],
    });
  });

  it("is refused by a client of an older server, before anything is sent", async () => {
    const error = await catchError(call(operation.name, "inv_1", "Archive"));
    const next = semver.inc(version, "minor") ?? "";
    expect(String(error)).toBe(
      `AdminUnsupportedError: ${operation.name}: mode: "Archive" in the query requires Restate ${next} or later, but the ` +
        `server is ${version}; nothing was sent (DELETE ${operation.path})`,
    );
    expect(server.requests).toEqual([]);
  });

  it("is no reason to refuse another value", async () => {
    server.answer = (response) => response.writeHead(202).end();
    await call(operation.name, "inv_1", "Kill");
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "DELETE /invocations/inv_1?mode=Kill",
    ]);
  });
});
