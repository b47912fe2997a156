import { expect, it } from "vitest";
import { findOperation, findParameter } from "../../../../scripts/restate/samples/find-operation.js";

const shared = { name: "id", in: "path", description: "of the path item" };
const own = { name: "id", in: "path", description: "of the operation" };
const header = { name: "id", in: "header" };
const document = {
  paths: {
    "/a/{id}": {
      parameters: [shared],
      get: { parameters: [header, { $ref: "#/components/parameters/own" }] },
      put: {},
    },
  },
  components: { parameters: { own } },
};
const get = { path: "/a/{id}", method: "get" };

it("finds an operation with its path item", () => {
  expect(findOperation(document, { ...get, method: "put" })).toEqual({
    pathItem: document.paths["/a/{id}"],
    found: {},
  });
});

it.each([
  ["the operation's own before that of its path item", get, "path", own],
  ["that of the path item", { ...get, method: "put" }, "path", shared],
  ["one by its location", get, "header", header],
  ["none", get, "query", undefined],
])("finds a parameter: %s", (_, place, location, parameter) => {
  expect(findParameter(document, place, { name: "id", location })).toEqual(parameter);
});
