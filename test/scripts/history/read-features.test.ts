import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeShape } from "../../../scripts/history/key.js";
import { readReleases, versionOf } from "../../../scripts/read/index.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { compare, document, object, query, text } from "./versions-of-a-thing.js";

const schemas = fileURLToPath(new URL("../../../schemas/openapi", import.meta.url));

const folder = useFolder("history");

describe("what changed", () => {
  it("is added, removed or changed", () => {
    const first = document(object({ a: text, b: text, any: {} }), [query("p")]);
    const second = document(object({ a: { type: "integer" }, c: text, any: text }, { required: ["a"] }), [
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
      "body: optional object -> optional object",
      "body: optional string -> required integer",
      "body: optional anything -> optional string",
      "response: object -> object",
      "response: optional string -> required integer",
      "response: optional anything -> optional string",
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
