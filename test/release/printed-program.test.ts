import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLIENT_IMPORT, compileConsumers } from "../../scripts/bump/compile-consumers.js";
import { listCalls } from "../../scripts/bump/list-calls.js";
import { printConsumer } from "../../scripts/bump/print-consumer.js";
import { buildClient } from "../../scripts/generate/build-client.js";
import { readOperations } from "../../scripts/model/read-operations.js";
import { createRootWithoutOverlays, project, readCorrected } from "./bump-root.js";
import { SHAPES } from "./client-shapes.js";
import type { Draft } from "./draft.js";

describe("the program that uses all of a client", () => {
  let root: string;

  beforeAll(async () => {
    root = createRootWithoutOverlays(await readCorrected("1.7.8"));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each(Object.entries(SHAPES))("compiles with that client: %s", async (_, { change, prints }) => {
    const draft: Draft = JSON.parse(readFileSync(join(root, "schemas/openapi/1.7.8.json"), "utf8"));
    change(draft);
    const schema = join(root, "changed.json");
    writeFileSync(schema, JSON.stringify(draft));
    const client = await buildClient(root, { schema });

    const program = printConsumer(client, CLIENT_IMPORT);
    for (const text of prints) expect(program).toContain(text);
    expect(compileConsumers(project, client.files, new Map([["own", program]])).failures).toEqual([]);
  });

  it("passes no null in a path, which the client refuses", () => {
    const parameters = [{ in: "path", name: "id", required: true, schema: { type: ["string", "null"] } }];
    const get = { operationId: "get_it", parameters, responses: { "200": { description: "Good" } } };
    const document = { paths: { "/{id}": { get } } };
    const calls = readOperations(document).map((operation) => listCalls(document, operation, "required"));
    expect(calls).toEqual([[['"text"']]]);
  });
});
