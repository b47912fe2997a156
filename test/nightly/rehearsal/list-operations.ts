import { type Json, type JsonObject, readObject, readString } from "../../../scripts/io/json.js";
import { listValues, type Place } from "./change-at.js";

export interface PlacedOperation {
  readonly id: string;
  readonly place: Place;
  readonly operation: JsonObject;
}

/** Sorted by their ids. */
export function listOperations(document: JsonObject): readonly PlacedOperation[] {
  const all = Object.entries(readObject(document.paths)).flatMap(([path, item]) =>
    Object.entries(readObject(item)).flatMap(([method, value]) => {
      const operation = readObject(value);
      const id = readString(operation.operationId);
      return id === undefined ? [] : [{ id, place: ["paths", path, method], operation }];
    }),
  );
  return all.sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** The schemas that a request may have, and those in them. */
export function listSentSchemas(document: JsonObject): ReadonlySet<string> {
  const schemas = readObject(readObject(document.components).schemas);
  const found = new Set<string>();
  const follow = (value: Json | undefined): void => {
    for (const [place, reference] of listValues(value)) {
      const name = place.at(-1) === "$ref" ? String(reference).replace("#/components/schemas/", "") : undefined;
      if (name === undefined || found.has(name)) continue;
      found.add(name);
      follow(schemas[name]);
    }
  };
  for (const { operation } of listOperations(document)) {
    follow(operation.requestBody);
    follow(operation.parameters);
  }
  return found;
}
