import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { listOperations } from "../../../scripts/read/list-operations.js";

const schemes = { key: { type: "apiKey" }, basic: { type: "http" }, unused: { type: "http" } };
const [own, ofPath, ofDocument] = ["own", "path", "document"].map((name) => [{ url: `http://${name}` }]);

it.each<[string, { operation?: JsonObject; item?: JsonObject; document?: JsonObject }, JsonObject]>([
  ["nothing, if nothing is said", {}, {}],
  [
    "its own, whatever is around it",
    {
      operation: { servers: own, security: [{ key: [] }] },
      item: { servers: ofPath },
      document: { servers: ofDocument, security: [{ basic: [] }] },
    },
    { servers: own, security: [{ key: [] }], "security schemes": { key: schemes.key } },
  ],
  ["the servers of its path", { item: { servers: ofPath }, document: { servers: ofDocument } }, { servers: ofPath }],
  [
    "those of the document",
    { document: { servers: ofDocument, security: [{ key: [], basic: [] }] } },
    {
      ...{ servers: ofDocument, security: [{ key: [], basic: [] }] },
      "security schemes": { key: schemes.key, basic: schemes.basic },
    },
  ],
  [
    "none, if it needs no authorization",
    { operation: { security: [] }, document: { security: [{ key: [] }] } },
    { security: [] },
  ],
])("the access of an operation is %s", (_, { operation = {}, item = {}, document = {} }, want) => {
  const paths = { "/a": { ...item, get: operation } };
  const [listed] = listOperations({ ...document, paths, components: { securitySchemes: schemes } });
  expect(listed?.access).toEqual({ security: undefined, servers: undefined, ...want });
});
