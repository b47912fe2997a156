import { Project } from "ts-morph";
import { expect, it } from "vitest";
import { taken } from "../../kit/taken-names.js";
import { object, query, text } from "../history/versions-of-a-thing.js";
import { emitClient, json } from "./emit-client.js";

const thing = { $ref: "#/components/schemas/Thing" };
const id = { name: "id", in: "path", required: true, schema: text };
const answer = { responses: { 200: { content: json(thing) }, 404: { content: json(thing) } } };
const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "2.0.0" },
  paths: {
    "/version": { get: { operationId: "version", ...answer, "x-server-version": "name" } },
    "/things/{id}": {
      put: { operationId: "stop_thing", parameters: [id, query("mode")], ...answer, "x-bulk": true },
      post: { operationId: "sendThing", parameters: [id], requestBody: { content: json(thing) }, ...answer },
    },
  },
  components: { schemas: { Thing: object({ name: text }) } },
};
const OWN = /^(\$?(version|sendThing|stopThings?)|StopThingOptions|Thing)$/;

it("no function and no type of a document can have a name that its file declares or imports for another purpose", async () => {
  const files = await emitClient([{ ...document, paths: {} }, document]);
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const names = ["operations/default.ts", "bulk.ts", "index.ts", "operation-table.ts", "error-responses.ts"].flatMap(
    (path) => {
      const file = project.createSourceFile(path, files.get(path) ?? "");
      const imported = file.getImportDeclarations().flatMap((each) => each.getNamedImports());
      const exported = file.getExportDeclarations().flatMap((each) => each.getNamedExports());
      const declared = [...file.getFunctions(), ...file.getInterfaces(), ...file.getVariableDeclarations()];
      return [...imported, ...exported, ...declared].map((each) => each.getName() ?? "");
    },
  );
  const others = new Set(names.filter((name) => !OWN.test(name)));
  expect([...others]).toEqual(expect.arrayContaining(["callOperation", "createGuard", "runBulk", "ErrorResponses"]));
  expect(
    [...others].filter((name) => !taken.types.has(name) || (/^[a-z]/.test(name) && !taken.functions.has(name))),
  ).toEqual([]);
});
