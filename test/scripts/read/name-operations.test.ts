import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { listOperations } from "../../../scripts/read/index.js";
import { nameOperations } from "../../../scripts/read/name-operations.js";
import { readReleases } from "../../../scripts/read/read-releases.js";
import { put, useFolder } from "../../kit/use-folder.js";

/** `/a: get_a` is `GET /a` with that operationId. */
function write(...operations: readonly string[]): JsonObject {
  const paths = operations
    .map((each) => each.split(": "))
    .map(([path = "", operationId = ""]) => {
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ in: "path", name }));
      return [path, { get: { operationId, parameters } }] as const;
    });
  return { paths: Object.fromEntries(paths) };
}

it.each<[string, readonly JsonObject[], readonly string[]]>([
  ["as the document has it", [write("/a: get_a")], ["/a get_a"]],
  ["its first one", [write("/a: get_a"), write("/a: read_a"), write("/a: fetch_a")], ["/a get_a"]],
  ["its own where it has moved", [write("/a: get_a"), write("/b: get_a")], ["/b get_a"]],
  [
    "its first one where it was renamed, and then moved",
    [write("/a: get_a"), write("/a: read_a"), write("/b: read_a")],
    ["/b get_a"],
  ],
  ["its own where it comes back", [write("/a: get_a"), write("/b: get_b"), write("/a: get_a")], ["/a get_a"]],
  [
    "a new one where another has taken its place",
    [write("/a: get_a"), write("/a: get_x", "/b: get_a")],
    ["/a get_x", "/b get_a"],
  ],
  ["its own, whatever its parameters are called", [write("/a/{x}: get_a"), write("/a/{y}: get_a")], ["/a/{x} get_a"]],
  [
    "its own where another has taken the request of the renamed one",
    [write("/a: get_a"), write("/a: read_a"), write("/a: get_x", "/b: read_a")],
    ["/a get_x", "/b read_a"],
  ],
  [
    "its first one where two swap theirs",
    [write("/a: get_a", "/b: get_b"), write("/a: get_b", "/b: get_a")],
    ["/a get_a", "/b get_b"],
  ],
  [
    "that of another one where the document says so, which stops the run",
    [write("/a: get_a", "/b: get_b"), write("/a: get_a", "/b: get_a")],
    ["/a get_a", "/b get_a"],
  ],
  [
    "its first one where it had that of another one between",
    [write("/a: get_a", "/b: get_b"), write("/a: get_a", "/b: get_a"), write("/a: get_a", "/b: read_b")],
    ["/a get_a", "/b get_b"],
  ],
  [
    "its own where another has its earlier request later",
    [write("/a: get_a"), write("/b: get_a"), write("/a: get_x", "/b: get_a")],
    ["/a get_x", "/b get_a"],
  ],
])("an operation has %s", (_, documents, want) => {
  const named = nameOperations(documents).at(-1) ?? {};
  expect(listOperations(named).map(({ path, id }) => `${path} ${id}`)).toEqual(want);
  expect(JSON.stringify(named)).not.toContain('"name":"y"');
});

it("the releases before a document are of the same API, oldest first, without candidates", async () => {
  const folder = useFolder("releases");
  const create = (version: string, id: string, title = "A") => ({
    openapi: "3.1.0",
    info: { title, version },
    ...write(`/a: ${id}`),
  });
  const given = ["1.10.0", "1.9.0", "1.10.1-rc.1", "1.11.0-rc.1", "1.11.0", "2.0.0"].map((version) =>
    create(version, `v${version}`),
  );
  const files = [...given, create("1.8.0", "other", "B")].map((each) => put(folder, `${each.info.version}.json`, each));
  for (const own of ["1.11.0", "1.11.0-rc.2"]) {
    const releases = await readReleases({ path: "mine.json", content: create(own, "own") }, files);
    const found = releases.map(({ content }) => [content.info, listOperations(content).map(({ id }) => id)]);
    expect(found).toEqual(["1.9.0", "1.10.0", own].map((version) => [{ title: "A", version }, ["v1.9.0"]]));
    expect(releases.at(-1)?.path).toBe("mine.json");
  }
});
