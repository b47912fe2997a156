import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { correctDocument, correctReleases } from "../../../scripts/read/correct-releases.js";
import { root } from "../../kit/use-folder.js";
import { target, useOverlays } from "./use-overlays.js";

const correct = (parts: JsonObject) => {
  const content = { openapi: "3.1.0", info: { title: "Admin API", version: "1.9.0" }, ...parts };
  return correctDocument({ path: "admin.json", content }, []).document;
};

it("links operations to their pages by tag and summary, unless an operation has a link", () => {
  const paths = {
    "/pets": {
      get: { tags: ["dog_or_cat"], summary: "List all, `sorted`" },
      post: { tags: ["a"], summary: "b", externalDocs: { url: "https://own" } },
      put: { tags: ["a"] },
    },
  };
  const document = correct({ paths, "x-operation-pages": "https://pets/{tag}/{summary}" });
  const { get, post, put } = paths["/pets"];
  expect(document.paths).toEqual({
    "/pets": { get: { ...get, externalDocs: { url: "https://pets/dog_or_cat/list-all-sorted" } }, post, put },
  });
  expect(document).not.toHaveProperty("x-operation-pages");
});

const overlays = [join(root, "schemas/names.yaml"), join(root, "schemas/overlays/request-types.yaml")];

it("refuses a document that no action changes, before it complains about each action", () => {
  const pets = { "/pets": { get: { operationId: "list_pets", responses: {} } } };
  const isEmpty = "the document has no operations";
  for (const [title, paths, cause] of [
    ["Pets", {}, isEmpty],
    ["Pets", pets, "no action is for a document with this title (x-target-title) and version (x-versions)"],
    ["Admin API", {}, isEmpty],
    ["Admin API", [], isEmpty],
    ["Admin API", pets, "the document describes another API"],
  ] as const) {
    const content = { openapi: "3.1.0", info: { title, version: "2.0.0" }, paths };
    expect(() => correctDocument({ path: "pets.json", content }, overlays)).toThrow(
      `the overlays correct no operation of "${title}" 2.0.0, pets.json: ${cause}\nTo generate without corrections, use --no-overlays`,
    );
    expect(correctDocument({ path: "pets.json", content }, [])).toMatchObject({ applied: [] });
  }
});

it("refuses a document without operations, although its schemas are corrected", () => {
  const path = join(root, "schemas/openapi/1.7.12.json");
  const content: JsonObject = { ...JSON.parse(readFileSync(path, "utf8")), paths: [] };
  const defects = join(root, "schemas/overlays/document-defects.yaml");
  const run = () => correctDocument({ path: "admin.json", content }, [...overlays, defects]);
  expect(run).toThrow('no operation of "Admin API" 1.7.12, admin.json: the document has no operations\nTo generate');
});

it("refuses two operations with one operationId, before it complains about corrections of the lost one", () => {
  const path = join(root, "schemas/openapi/1.7.12.json");
  const content: JsonObject = JSON.parse(readFileSync(path, "utf8"));
  const health = readObject(readObject(content.paths)["/health"]);
  const paths = { ...readObject(content.paths), "/version": health };
  const run = () => correctDocument({ path, content: { ...content, paths } }, [join(root, "schemas/names.yaml")]);
  expect(run).toThrow(
    [
      'GET /health and GET /version have one operationId, "get_health": choose another operationId, with an action in schemas/names.yaml:',
      "  - target: $.paths['/health'].get",
      "    update: { operationId: ... }",
      "  - target: $.paths['/version'].get",
      "    update: { operationId: ... }",
    ].join("\n"),
  );
});

describe("the path of a relative server", () => {
  const paths = { "/health": { get: { responses: {} } } };

  it.each(["/v3", "/v3//"])("becomes part of each path: %s", (url) => {
    const document = correct({ paths, servers: [{ url }] });
    expect(document.paths).toEqual({ "/v3/health": paths["/health"] });
    expect(document).not.toHaveProperty("servers");
  });

  it("becomes part of the path of an endpoint for several ids", () => {
    const mark = (path: string) => ({
      patch: { responses: {}, "x-bulk": { name: "stopAll", batch: { path, options: [] } } },
    });
    const document = correct({ paths: { "/stop": mark("/batch/stop") }, servers: [{ url: "/v3" }] });
    expect(document.paths).toEqual({ "/v3/stop": mark("/v3/batch/stop") });
  });

  it.each(["/", "https://host/v3"])("changes nothing if it is %s", (url) => {
    expect(correct({ paths, servers: [{ url }] }).paths).toEqual(paths);
  });
});

it("releases with the same document keep their versions, and are corrected by the actions for these versions", () => {
  const { writeOverlay, createDocument } = useOverlays();
  const actions = ["1.0.x", "1.1.x"].map((range) => ({ target, update: { summary: range }, "x-versions": range }));
  const releases = ["1.0.0", "1.0.1", "1.1.0"].map((version) => createDocument({}, version));
  const corrected = correctReleases(releases, [writeOverlay(actions)]);
  expect(corrected.map(({ version, document }) => [version, readObject(document.info).version])).toEqual(
    ["1.0.0", "1.0.1", "1.1.0"].map((version) => [version, version]),
  );
  const summaries = corrected.map(({ document }) => /"summary":"(.*?)"/.exec(JSON.stringify(document))?.[1]);
  expect(summaries).toEqual(["1.0.x", "1.0.x", "1.1.x"]);
});
