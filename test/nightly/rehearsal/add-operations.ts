import { type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";

/** An operation that no real server has. */
export interface MadeUpOperation {
  readonly method: string;
  readonly path: string;
  /** A real operation whose errors it has: what it is asked for reaches the real server as a request for that one. */
  readonly twin: { readonly method: string; readonly path: string };
  /** What it succeeds with, in turn. */
  readonly successes: readonly { readonly status: number; readonly body: Json }[];
}

export interface AddedOperations {
  readonly document: JsonObject;
  readonly operations: readonly MadeUpOperation[];
}

/**
 * Adds a tag with four operations to a document: one with a list in its query, one with a flag and a header, a DELETE with a body,
 * and one that answers 200 or 202 with different bodies. They are made like the operations of the document's first collection.
 *
 * @param one - What there is of it: `drill` makes `GET /drills/{drill_id}`.
 */
export function addOperations(document: JsonObject, one: string): AddedOperations {
  const paths = readObject(document.paths);
  const collection = findCollection(paths);
  const item = findItem(paths, collection);
  const errors = (path: string, method: string) => listErrors(readObject(readObject(paths[path])[method]));

  const One = `${one[0]?.toUpperCase()}${one.slice(1)}`;
  const thing: Json = { id: `${one}_1`, state: "planned", note: "once more" };
  const key = { name: `${one}_id`, in: "path", required: true, schema: { type: "string" } };
  const answer = (description: string, name: string, example: Json) => ({
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } },
  });
  const shared = { tags: [one], description: `Added for ${one}s: \`${one}\`.` };

  const added = {
    [`/${one}s`]: {
      get: {
        ...shared,
        operationId: `list_${one}s`,
        summary: `List ${one}s */ all of \`them\`, \${really}`,
        parameters: [{ name: "labels", in: "query", schema: { type: "array", items: { type: "string" } } }],
        responses: {
          200: answer("The list", `List${One}sResponse`, { [`${one}s`]: [thing] }),
          ...errors(collection, "get"),
        },
      },
      delete: {
        ...shared,
        operationId: `discard_${one}s`,
        summary: `Discard ${one}s`,
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: `#/components/schemas/Discard${One}sRequest` } } },
        },
        responses: {
          200: answer("Discarded", `List${One}sResponse`, { [`${one}s`]: [thing] }),
          ...errors(collection, "post"),
        },
      },
    },
    [`/${one}s/{${one}_id}`]: {
      get: {
        ...shared,
        operationId: `get_${one}`,
        summary: `Get a ${one}`,
        parameters: [
          key,
          { name: "detail", in: "query", schema: { type: "boolean" } },
          { name: `X-${One}-Reason`, in: "header", schema: { type: "string" } },
        ],
        responses: { 200: answer("The one", `${One}Response`, thing), ...errors(item, "get") },
      },
    },
    [`/${one}s/{${one}_id}/start`]: {
      post: {
        ...shared,
        operationId: `start_${one}`,
        summary: `Start a ${one}`,
        parameters: [key],
        responses: {
          200: answer("It runs", `${One}Response`, thing),
          202: answer("It waits", `Queued${One}Response`, { position: 3 }),
          ...errors(item, "get"),
        },
      },
    },
  };
  const text = { type: "string" };
  const schemas = {
    [`${One}Response`]: {
      type: "object",
      required: ["id", "state"],
      properties: {
        id: text,
        state: { type: "string", enum: ["planned", "running"] },
        note: { oneOf: [{ type: "null" }, text] },
      },
    },
    [`Queued${One}Response`]: { type: "object", required: ["position"], properties: { position: { type: "integer" } } },
    [`List${One}sResponse`]: {
      type: "object",
      required: [`${one}s`],
      properties: { [`${one}s`]: { type: "array", items: { $ref: `#/components/schemas/${One}Response` } } },
    },
    [`Discard${One}sRequest`]: { type: "object", required: ["reason"], properties: { reason: text } },
  };
  const components = readObject(document.components);
  return {
    document: {
      ...document,
      tags: [...readArray(document.tags), { name: one, description: `${One}s` }],
      paths: { ...paths, ...added },
      components: { ...components, schemas: { ...readObject(components.schemas), ...schemas } },
    },
    operations: Object.entries(added).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({
        method,
        path,
        twin:
          method === "delete"
            ? { method: "post", path: collection }
            : { method: "get", path: path.includes("{") ? item : collection },
        successes: listSuccesses(responses),
      })),
    ),
  };
}

/** The first path that lists things and takes new ones: `/deployments`. */
function findCollection(paths: JsonObject): string {
  const found = Object.keys(paths)
    .sort()
    .find((path) => readObject(paths[path]).get && readObject(paths[path]).post && !path.includes("{"));
  if (found === undefined) throw new Error("the document has no collection with GET and POST");
  return found;
}

/** The path of one of them: `/deployments/{deployment}`. */
function findItem(paths: JsonObject, collection: string): string {
  const found = Object.keys(paths).find(
    (path) => /^\/\{[^/]+\}$/.test(path.slice(collection.length)) && path.startsWith(collection),
  );
  if (found === undefined) throw new Error(`the document has no ${collection}/{...}`);
  return found;
}

function listErrors({ responses }: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(readObject(responses)).filter(([status]) => !status.startsWith("2")));
}

function listSuccesses(responses: object): MadeUpOperation["successes"] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([status, response]) => ({
      status: Number(status),
      body: readObject(readObject(readObject(response).content)["application/json"]).example ?? null,
    }));
}
