import type { JsonObject } from "../../../scripts/io/index.js";
import { createRandom } from "../../kit/create-random.js";

/** The number of hubs: schemas that refer to all others, which refer to the hubs. More hubs make no path longer. */
const HUBS = 20;

/**
 * Draws a document with this many operations, and three schemas for each. The schemas refer to each other in circles: as fields,
 * even required ones, and in lists, maps and unions. The same seed gives the same document.
 */
export function drawDocument(operations: number, seed: number): JsonObject {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const names = Array.from({ length: 3 * operations }, (_, index) => `Thing${index}`);
  const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const ref = () => refer(pick(names.slice(0, HUBS)));
  const text = { type: "string", description: "A name, as its owner has written it." };
  const drawField = (): JsonObject =>
    pick<() => JsonObject>([
      () => text,
      () => ({ type: "integer", format: "int64", minimum: 1 }),
      () => ({ type: "string", enum: ["new", "old"], example: "old" }),
      () => ({ anyOf: [{ type: "string", maxLength: 50 }, ref()] }),
      () => ({ oneOf: [{ type: "null" }, ref()] }),
      () => ({ oneOf: [ref(), ref(), ref()] }),
      () => ({ type: "array", items: ref() }),
      () => ({ type: "object", additionalProperties: ref() }),
      ref,
    ])();
  const drawSchema = (name: string, index: number): JsonObject => {
    const fields = Array.from({ length: 8 }, (_, number) => [`field_${number}`, drawField()] as const);
    // Each schema is in a list of one hub.
    const others = index < HUBS ? names.filter((_, other) => other % HUBS === index) : [];
    const lists = others.map((other) => [`all_${other}`, { type: "array", items: refer(other) }] as const);
    // A schema that requires itself has no value.
    const required = fields.filter(([, field]) => !("$ref" in field) && random() < 0.5).map(([field]) => field);
    const properties = Object.fromEntries([["kind", { const: name }], ...fields, ...lists]);
    return { type: "object", description: `What ${name} has.`, properties, required: ["kind", ...required] };
  };
  const content = () => ({ "application/json": { schema: refer(pick(names)) } });
  const drawOperation = (index: number): JsonObject => ({
    operationId: `create_thing_${index}`,
    tags: [`part ${index % 20}`],
    summary: "Create a thing",
    parameters: [
      { in: "path", name: "id", required: true, schema: text },
      { in: "query", name: "limit", schema: { type: "integer" } },
    ],
    requestBody: { required: true, content: content() },
    responses: {
      "200": { description: "The thing.", content: content() },
      "404": { description: "No thing has this id.", content: content() },
    },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Drawn", version: "1.0.0" },
    paths: Object.fromEntries(
      Array.from({ length: operations }, (_, index) => [`/things${index}/{id}`, { post: drawOperation(index) }]),
    ),
    components: { schemas: Object.fromEntries(names.map((name, index) => [name, drawSchema(name, index)])) },
  };
}
