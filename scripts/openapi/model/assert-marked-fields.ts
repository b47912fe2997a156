import { type Json, type JsonObject, readObject } from "../../io/index.js";
import { flattenSchema, resolveReference } from "../document/index.js";
import type { Operation } from "./operation.js";

type Marked = Pick<Operation, "optionParameters" | "retry" | "versionField">;

/**
 * Checks that the fields and parameters that an operation's marks name exist. Otherwise a mark would stop working when
 * the API renames one, without anyone noticing: a request that must not be retried would be.
 *
 * @throws Error that names the mark, and the field or parameter.
 */
export function assertMarkedFields(document: JsonObject, operation: JsonObject, marked: Marked): void {
  const { retry, versionField, optionParameters } = marked;
  const inQuery = () => optionParameters.filter(({ location }) => location === "query").map(({ name }) => name);
  const inBody = () => listFields(document, listBodies(document, operation.requestBody));
  const results = () =>
    Object.entries(readObject(operation.responses))
      .filter(([status]) => /^2/.test(status))
      .flatMap(([, response]) => listBodies(document, response));
  const inResult = () => listFields(document, results());

  assertKnown("x-retry", "field of the body", Object.keys(retry.unless?.body ?? {}), inBody);
  assertKnown("x-retry", "query parameter", Object.keys(retry.unless?.query ?? {}), inQuery);
  assertKnown("x-server-version", "field of the response", versionField === undefined ? [] : [versionField], inResult);
}

/** Lists the schemas of a request or response, which may be a reference. */
function listBodies(document: JsonObject, value: Json | undefined): readonly Json[] {
  const { content } = resolveReference(document, value);
  return Object.values(readObject(content)).flatMap((media) => readObject(media).schema ?? []);
}

function readProperties(document: JsonObject, schemas: readonly Json[]): readonly JsonObject[] {
  return schemas.flatMap((schema) =>
    flattenSchema(document, schema).shapes.map((shape) => readObject(shape.properties)),
  );
}

function listFields(document: JsonObject, schemas: readonly Json[]): readonly string[] {
  return readProperties(document, schemas).flatMap(Object.keys);
}

/** @param list - Lists what the operation has. Called only if a mark names anything, since most operations have none. */
function assertKnown(mark: string, what: string, names: readonly string[], list: () => readonly string[]): void {
  const known = names.length > 0 ? list() : [];
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new Error(`${mark} names the ${what} "${strange}", which the operation does not have`);
}
