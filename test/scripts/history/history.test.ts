import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { describe, expect, it } from "vitest";
import { operationTable } from "../../../generated/index.js";
import { describeShape } from "../../../scripts/history/key.js";
import { readReleases, versionOf } from "../../../scripts/read/index.js";
import type { Lifetime } from "../../../src/call/index.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { compare, document, object, query, text } from "./versions-of-a-thing.js";

const schemas = fileURLToPath(new URL("../../../schemas/openapi", import.meta.url));

const folder = useFolder("history");

describe("what changed", () => {
  it("is added, removed or changed", () => {
    const first = document(object({ a: text, b: text }), [query("p")]);
    const second = document(object({ a: { type: "integer" }, c: text }, { required: ["a"] }), [
      { ...query("p"), required: true },
    ]);
    const names = (list: readonly { readonly place: string; readonly path: readonly string[] }[]) =>
      list.map(({ place, path }) => `${place} ${path.join(".")}`);
    const { added, removed, changed } = compare(first, second);
    expect(names(added)).toEqual(["body c", "response c"]);
    expect(names(removed)).toEqual(["body b", "response b"]);
    expect(
      changed.map(({ from, to }) => `${to.place}: ${describeShape(from.shape)} -> ${describeShape(to.shape)}`),
    ).toEqual([
      "query: optional string -> required string",
      "body: optional string -> required integer",
      "response: optional string -> required integer",
    ]);
  });

  it("is about the earlier releases of the same API, oldest first, and not about candidates", async () => {
    const info = { title: "Admin API", version: "1.7.0-rc.1" };
    const candidate = put(folder, "candidate.json", { openapi: "3.1.0", info, paths: {} });
    const files = [...["1.7.2", "1.6.2"].map((version) => `${schemas}/${version}.json`), candidate];
    const list = async (title: string, version: string) =>
      (await readReleases({ path: "", content: { info: { title, version }, paths: {} } }, files)).map(({ content }) =>
        versionOf(content),
      );
    expect(await list("Another", "9.0.0")).toEqual(["9.0.0"]);
    expect(await list("Admin API", "next")).toEqual(["next"]);
    expect(await list("Admin API", "1.6.2")).toEqual(["1.6.2"]);
    expect(await list("Admin API", "1.7.0")).toEqual(["1.6.2", "1.7.0"]);
    expect(await list("Admin API", "1.8.0-rc.1")).toEqual(["1.6.2", "1.7.2", "1.8.0-rc.1"]);
  });
});

describe("the history of this package's client", () => {
  it("is that of the documents", () => {
    const since = new Map(operationTable.map((operation) => [operation.name, operation.since]));
    expect([since.get("listDeployments"), since.get("listKafkaClusters"), since.get("pauseVqueue")]).toEqual([
      "1.6.1",
      "1.7.2",
      "1.7.8",
    ]);
    // What later versions add follows.
    const isOld = ({ since = "" }: Lifetime) => semver.lte(since, "1.7.12");
    const newer = operationTable.flatMap(({ name, parts }) =>
      parts.flatMap(({ path, versions }) => versions.filter(isOld).map(({ since }) => [name, ...path, since])),
    );
    expect(newer).toEqual([
      ["createDeployment", "auth", "1.7.2"],
      ["modifyServiceState", "scope", "1.7.2"],
    ]);
  });

  it("is written where it is read", () => {
    const source = (file: string) => readFileSync(new URL(`../../../generated/${file}`, import.meta.url), "utf8");
    expect(source("operations/vqueue.ts")).toContain(" * @since Restate 1.7.8\n");
    // Nothing is older, so it says nothing.
    expect(source("operations/vqueue.ts")).not.toContain("@since Restate 1.6");
    expect(source("components.ts")).toContain("@since Restate 1.7.2");
  });
});
