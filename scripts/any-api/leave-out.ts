import { isJsonObject, type Json, type JsonObject, mapEntries, readObject } from "../io/index.js";
import { listProblems, listReferences, type Problem, readPointer, writePointer } from "../openapi/document/index.js";
import { METHODS, nameRequest } from "../openapi/model/index.js";

/** An operation or a component, with what it refers to. */
interface Part {
  readonly path: readonly string[];
  readonly name: string;
  /** The keys of the parts that it refers to. */
  readonly needs: ReadonlySet<string>;
}

export interface Rest {
  readonly document: JsonObject;
  /** What was left out, with the reasons. */
  readonly leftOut: readonly Problem[];
}

/** Leaves out the parts of a document that have problems, and those that need them. */
export function leaveOut(document: JsonObject, problems: readonly Problem[]): Rest {
  const parts = listParts(document);
  const reasons = new Map<string, Problem>();
  for (const problem of problems) {
    // A problem may be in a part of a schema, or in all operations of a path.
    const affected = parts.filter(({ path }) => startsWith(path, problem.path) || startsWith(problem.path, path));
    for (const { path } of affected) reasons.set(keyOf(path), problem);
  }
  if (reasons.size === 0) throw new Error(listProblems(problems));
  for (let size = 0; size !== reasons.size; ) {
    size = reasons.size;
    for (const { path, name, needs } of parts) {
      const [cause] = [...needs].flatMap((need) => reasons.get(need) ?? []);
      if (cause === undefined || reasons.has(keyOf(path))) continue;
      reasons.set(keyOf(path), { path, part: name, message: `needs ${cause.part}, which cannot be generated` });
    }
  }
  const isKept = (path: readonly string[]) => !reasons.has(keyOf(path));
  const kept = mapEntries(document, (value, root) => {
    if (root === "paths" || root === "components") {
      const groups = mapEntries(readObject(value), (group, name) => {
        if (!isKept([root, name])) return undefined;
        return mapEntries(readObject(group), (each, key) => (isKept([root, name, key]) ? each : undefined));
      });
      return root === "paths" ? dropEmpty(groups) : groups;
    }
    return value;
  });
  return { document: kept, leftOut: [...new Set(reasons.values())] };
}

function dropEmpty(paths: JsonObject): JsonObject {
  return mapEntries(paths, (item) => {
    const isEmpty = isJsonObject(item) && item.$ref === undefined && !METHODS.some((method) => method in item);
    return isEmpty ? undefined : item;
  });
}

function listParts(document: JsonObject): readonly Part[] {
  const { paths, components } = document;
  return [
    ...Object.entries(readObject(paths)).flatMap(([path, item = null]): readonly Part[] => {
      const { parameters, $ref } = readObject(item);
      if ($ref !== undefined) return [{ path: ["paths", path], name: path, needs: listNeeds(item) }];
      return METHODS.filter((method) => readObject(item)[method] !== undefined).map((method) => ({
        path: ["paths", path, method],
        name: nameRequest(method, path),
        needs: listNeeds([readObject(item)[method] ?? null, parameters ?? null]),
      }));
    }),
    ...Object.entries(readObject(components)).flatMap(([group, members]) =>
      Object.entries(readObject(members)).map(([name, value]) => ({
        path: ["components", group, name],
        name: `${group} "${name}"`,
        needs: listNeeds(value ?? null),
      })),
    ),
  ];
}

/** Lists the parts that the references in a value lead to. */
function listNeeds(value: Json): ReadonlySet<string> {
  return new Set(listReferences(value).map((reference) => keyOf(readPointer(reference).slice(0, 3))));
}

function keyOf(path: readonly string[]): string {
  return writePointer(path);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}
