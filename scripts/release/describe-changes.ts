import { isDeepStrictEqual } from "node:util";
import type { GeneratedClient } from "../generate.js";
import { compareFeatures, type Feature, type Features, readFeatures } from "../history/index.js";
import { readObject } from "../io/index.js";
import type { AdminOperation } from "../model/index.js";
import { nameRequest } from "../read/index.js";
import { compareTables, type TableChanges } from "../tables/index.js";
import type { Failure } from "./compile-client.js";
import { describeFeatures } from "./describe-features.js";
import { indexOperations, joinNames, type Line, listExports, listFunctions } from "./line.js";

/** Lines for a changelog, by heading. */
export type Entries = Readonly<Record<Line["heading"], readonly string[]>>;

export interface Change {
  /** The version that was added. */
  readonly version: string;
  /** The earlier version; `after` is the later one. */
  readonly before: GeneratedClient;
  readonly after: GeneratedClient;
  /** Compile errors in code written for what was published. */
  readonly failures: readonly Failure[];
}

export const BREAKING = "**Breaking:**";

/** Describes what users of the client notice, breaking changes first. What users do not notice is one line, since each bump is released. */
export function describeChanges({ version, before, after, failures }: Change): Entries {
  const [old, current] = [before.model, after.model];
  const has = new Map(current.operations.map((operation) => [operation.id, operation]));
  const [was, is] = [readFeatures(before.corrected), readFeatures(after.corrected)];
  const failed = new Set(failures.map(({ name }) => name));
  const causes = [
    ...describeMoves(was, is, has),
    ...describeFeatures(compareFeatures(was, is), indexOperations([...old.operations, ...current.operations]), failed),
    ...describeOlder(before, after, version),
    ...describeTypes(before, after),
    ...describeTables(compareTables(before.tables, after.tables)),
  ];
  const generated = new Set([...old.operations.flatMap(listExports), ...old.types.values()]);
  const lines = [...causes, ...describeFailures(failures, causes, generated)];
  const list = (heading: Line["heading"]) => {
    const own = lines.filter((line) => line.heading === heading);
    const breaking = own.filter(({ isBreaking }) => isBreaking).map(({ text }) => `${BREAKING} ${text}`);
    const rest = own.filter(({ isBreaking }) => !isBreaking).map(({ text }) => text);
    // Each once: fields with one name in two schemas of the same operations read alike.
    return [...new Set([...breaking, ...rest])];
  };
  return {
    ...{ Added: list("Added"), Changed: list("Changed"), Deprecated: list("Deprecated"), Removed: list("Removed") },
    Fixed: lines.length > 0 ? [] : ["checked; only words have changed, if anything"],
  };
}

/** Describes the operations that came with a version of an older branch, and that the newest version does not have. */
function describeOlder(before: GeneratedClient, after: GeneratedClient, version: string): readonly Line[] {
  const known = new Set(before.model.operations.map(({ id }) => id));
  const came = after.model.operations.filter(({ id, history }) => {
    return !known.has(id) && history?.since === version && history.versions?.at(-1)?.goneIn !== undefined;
  });
  return came.map((operation): Line => {
    const name = listFunctions(operation).map((each) => `\`${each}()\``);
    const text = `${joinNames(name)}: \`${nameRequest(operation.method, operation.path)}\`, which newer servers do not have`;
    return { heading: "Added", text, isBreaking: false, exports: [] };
  });
}

/** Describes requests that have moved, in one line if they all moved below the same path. */
function describeMoves(
  before: Features,
  after: Features,
  operations: ReadonlyMap<string, AdminOperation>,
): readonly Line[] {
  const moved = after.all.flatMap((to): readonly (readonly [string, Feature])[] => {
    const from = to.place === "operation" ? before.find(to)?.request : undefined;
    return from === undefined || isSameRequest(from, to.request) ? [] : [[from, to]];
  });
  const lines = moved.map(([from, { operation: id, request }]) => {
    const operation = operations.get(id);
    const name = `\`${operation?.functionName}()\``;
    // Otherwise the client sends each server the request that it has.
    const isBreaking = !operation?.history?.moved.some(({ method, path }) => isSameRequest(`${method} ${path}`, from));
    const [was = "", is = ""] = [from, request].map((each) => each.replace(/^\S+ /, ""));
    const prefix = is.endsWith(was) ? is.slice(0, -was.length) : "";
    return { name, prefix, isBreaking, text: `${name} sends \`${request}\`, where it was \`${from}\`` };
  });
  const isBreaking = lines.some((line) => line.isBreaking);
  const [prefix, ...others] = new Set(lines.map((line) => line.prefix));
  if (!prefix || others.length > 0 || lines.length <= 3) {
    return lines.map(({ text, ...line }) => ({ heading: "Changed", text, isBreaking: line.isBreaking, exports: [] }));
  }
  const lacking = isBreaking ? ", which older servers do not have" : "";
  const text = `every path of these begins with \`${prefix}\`${lacking}: ${joinNames(lines.map(({ name }) => name))}`;
  return [{ heading: "Changed", text, isBreaking, exports: [] }];
}

/** Whether two requests are the same, but for the names of path parameters. */
function isSameRequest(one: string, other: string): boolean {
  const [left, right] = [one, other].map((request) => request.replace(/\{[^}]*\}/g, "{}"));
  return left === right;
}

/** Describes the types that are gone, and those with another name for the same schema. */
function describeTypes(before: GeneratedClient, after: GeneratedClient): readonly Line[] {
  const [old, current] = [before.model.types, after.model.types];
  const read = ({ document }: GeneratedClient, name: string) =>
    readObject(readObject(document.components).schemas)[name];
  const came = [...current].filter(([schema]) => !old.has(schema));
  const gone = [...old].filter(([schema]) => !current.has(schema));
  return gone.map(([schema, name]): Line => {
    const same = came.find(([other]) => isDeepStrictEqual(read(before, schema), read(after, other)));
    const cause = { isBreaking: true, exports: [name] };
    return same === undefined
      ? { heading: "Removed", text: `the type \`${name}\``, ...cause }
      : { heading: "Changed", text: `the type \`${name}\` is now \`${same[1]}\``, ...cause };
  });
}

function describeTables({ added, changed, removed }: TableChanges): readonly Line[] {
  const rest = { isBreaking: true, exports: [] };
  return [
    ...added.map((text): Line => ({ ...rest, heading: "Added", text, isBreaking: false })),
    ...changed.map((text): Line => ({ ...rest, heading: "Changed", text })),
    ...removed.map((text): Line => ({ ...rest, heading: "Removed", text })),
  ];
}

/**
 * Describes what fails without a known cause.
 *
 * @param generated - The exports for operations. A feature stands on these, and is broken by what breaks them.
 */
function describeFailures(
  failures: readonly Failure[],
  causes: readonly Line[],
  generated: ReadonlySet<string>,
): readonly Line[] {
  const told = new Set(causes.filter(({ isBreaking }) => isBreaking).flatMap((line) => line.exports));
  const unknown = failures.filter(({ name }) => !told.has(name) && (told.size === 0 || generated.has(name)));
  return unknown.map(({ name }): Line => {
    const text = `code that uses \`${name}\` no longer compiles`;
    return { heading: "Changed", text, isBreaking: true, exports: [] };
  });
}
