import type { JsonObject } from "../io/index.js";
import { describeShape, type Feature } from "../restate/history/index.js";

/** Groups changes that are one change in the document, because the operations share the changed schema. */
export function groupFeatures<T>(
  changes: readonly T[],
  read: (change: T) => readonly Feature[],
): readonly (readonly [T, ...T[]])[] {
  const ids = new Map<JsonObject, number>();
  const groups = new Map<string, [T, ...T[]]>();
  for (const change of changes) {
    const key = read(change)
      .map((feature) => nameShared(feature, ids))
      .join();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [change]);
    else known.push(change);
  }
  return [...groups.values()];
}

function nameShared({ operation, place, path, value, shape, schemas }: Feature, ids: Map<JsonObject, number>): string {
  const [schema] = schemas;
  const isOwn = schema === undefined || path.length === 0;
  if (!isOwn) ids.set(schema, ids.get(schema) ?? ids.size);
  const where = isOwn ? [operation, ...path] : [ids.get(schema), path.at(-1)];
  return JSON.stringify([where, place, value, describeShape(shape)]);
}
