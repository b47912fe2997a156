import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { correctOwnDocument } from "../../../scripts/read/correct-own-document.js";
import { root } from "../../kit/use-folder.js";

const correct = async (parts: JsonObject) => {
  const content = { openapi: "3.1.0", info: { title: "Admin API", version: "1.9.0" }, ...parts };
  return (await correctOwnDocument({ path: "admin.json", content }, [])).document;
};

it("links operations to their pages by tag and summary, unless an operation has a link", async () => {
  const paths = {
    "/pets": {
      get: { tags: ["dog_or_cat"], summary: "List all, `sorted`" },
      post: { tags: ["a"], summary: "b", externalDocs: { url: "https://own" } },
      put: { tags: ["a"] },
    },
  };
  const document = await correct({ paths, "x-operation-pages": "https://pets/{tag}/{summary}" });
  const { get, post, put } = paths["/pets"];
  expect(document.paths).toEqual({
    "/pets": { get: { ...get, externalDocs: { url: "https://pets/dog_or_cat/list-all-sorted" } }, post, put },
  });
  expect(document).not.toHaveProperty("x-operation-pages");
});

it("refuses a document for which no overlay has an action, by its title and version", async () => {
  const content = { openapi: "3.1.0", info: { title: "Pets", version: "2.0.0" }, paths: {} };
  const overlays = [join(root, "schemas/overlays/request-types.yaml")];
  await expect(correctOwnDocument({ path: "pets.json", content }, overlays)).rejects.toThrow(
    'no overlay has an action for "Pets" 2.0.0, pets.json',
  );
  await expect(correctOwnDocument({ path: "pets.json", content }, [])).resolves.toMatchObject({ applied: [] });
});

describe("the path of a relative server", () => {
  const paths = { "/health": { get: { responses: {} } } };

  it.each(["/v3", "/v3/"])("becomes part of each path: %s", async (url) => {
    const document = await correct({ paths, servers: [{ url }] });
    expect(document.paths).toEqual({ "/v3/health": paths["/health"] });
    expect(document).not.toHaveProperty("servers");
  });

  it("becomes part of the path of an endpoint for several ids", async () => {
    const mark = (path: string) => ({
      patch: { responses: {}, "x-bulk": { name: "stopAll", batch: { path, options: [] } } },
    });
    const document = await correct({ paths: { "/stop": mark("/batch/stop") }, servers: [{ url: "/v3" }] });
    expect(document.paths).toEqual({ "/v3/stop": mark("/v3/batch/stop") });
  });

  it.each(["/", "https://host/v3"])("changes nothing if it is %s", async (url) => {
    expect((await correct({ paths, servers: [{ url }] })).paths).toEqual(paths);
  });
});
