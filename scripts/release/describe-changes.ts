import { isDeepStrictEqual } from "node:util";
import { readObject } from "../io/index.js";
import { nameRequest } from "../openapi/document/index.js";
import { compareFeatures, moveOperations, nameShared, readFeatures } from "../restate/history/index.js";
import type { ServerApi } from "../restate/index.js";
import type { AdminOperation } from "../restate/operations/index.js";
import { compareTables, type TableChanges } from "../restate/tables/index.js";
import type { Failure } from "./compile-client.js";
import { describeFeatures } from "./describe-features.js";
import type { Line } from "./line.js";
import { indexOperations, joinNames, listExports, listFunctions } from "./names.js";

/** Lines for a changelog, by heading. */
export type Entries = Readonly<Record<Line["heading"], readonly string[]>>;

export interface Change {
  /** The earlier version; `after` is the later one. */
  readonly before: ServerApi;
  readonly after: ServerApi;
  /** Compile errors in code written for what was published. */
  readonly failures: readonly Failure[];
}

export const BREAKING = "**Breaking:**";

/** Describes what users of the client notice, breaking changes first; nothing if the API is the same. */
export function describeChanges({ before, after, failures }: Change): Entries {
  const [old, current] = [before.model, after.model];
  const moves = findMoves(old.operations, current.operations);
  const moved = moveOperations(before.document, moves);
  const shared = nameShared([moved, after.document]);
  const changes = compareFeatures(readFeatures(moved, shared, true), readFeatures(after.document, shared, true));
  const published = old.operations.map((operation) => ({
    ...operation,
    ...readPlace(moves.find(({ from }) => from === operation)?.to ?? operation),
  }));
  const failed = new Set(failures.map(({ name }) => name));
  const causes = [
    ...describeMoves(moves),
    ...describeFeatures(changes, indexOperations([...published, ...current.operations]), failed),
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
  return { Added: list("Added"), Changed: list("Changed"), Deprecated: list("Deprecated"), Removed: list("Removed") };
}

interface Move {
  readonly from: AdminOperation;
  readonly to: AdminOperation;
}

function readPlace({ method, path }: AdminOperation): Pick<AdminOperation, "method" | "path"> {
  return { method, path };
}

/** Finds operations with another function for the same request, or another request for the same function. */
function findMoves(old: readonly AdminOperation[], current: readonly AdminOperation[]): readonly Move[] {
  const [before, after] = [indexOperations(old), indexOperations(current)];
  const renamed = [...before].flatMap(([key, from]) => {
    const to = after.get(key);
    return to === undefined || (to.functionName === from.functionName && to.path === from.path) ? [] : [{ from, to }];
  });
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, operation]) => operation);
  const came = [...after].filter(([key]) => !before.has(key)).map(([, operation]) => operation);
  const moved = gone.flatMap((from) => {
    const to = came.find(({ functionName }) => functionName === from.functionName);
    return to === undefined ? [] : [{ from, to }];
  });
  return [...renamed, ...moved];
}

function describeMoves(moves: readonly Move[]): readonly Line[] {
  const renamed = moves.filter(({ from, to }) => from.functionName !== to.functionName);
  const moved = moves.filter(({ from, to }) => from.path !== to.path || from.method !== to.method);
  return [
    ...renamed.map(({ from, to }): Line => {
      const names = (operation: AdminOperation) => joinNames(listFunctions(operation).map((name) => `\`${name}()\``));
      return {
        heading: "Changed",
        text: `${names(from)} ${listFunctions(from).length === 1 ? "is" : "are"} now ${names(to)}, and the types are renamed too`,
        isBreaking: true,
        exports: listExports(from),
      };
    }),
    ...describePaths(moved),
  ];
}

/** Describes moved paths, in one line if they all moved below the same path. */
function describePaths(moves: readonly Move[]): readonly Line[] {
  const prefixes = new Set(
    moves.map(({ from, to }) => to.path.endsWith(from.path) && to.path.slice(0, -from.path.length)),
  );
  const [prefix] = prefixes;
  if (moves.length > 3 && prefixes.size === 1 && prefix) {
    const names = moves.map(({ from }) => `\`${from.functionName}()\``);
    const text = `every path of these begins with \`${prefix}\`, which older servers may not have: ${joinNames(names)}`;
    return [{ heading: "Changed", text, isBreaking: true, exports: [] }];
  }
  return moves.map(({ from, to }): Line => {
    const [was, is] = [from, to].map(({ method, path }) => nameRequest(method, path));
    const text = `\`${to.functionName}()\` sends \`${is}\`, where it was \`${was}\``;
    // Otherwise the client sends each server the request that it has.
    const isBreaking = from.pathParameters.length !== to.pathParameters.length || to.versionField !== undefined;
    return { heading: "Changed", text, isBreaking, exports: [] };
  });
}

/** Describes the types that are gone, and those with another name for the same schema. */
function describeTypes(before: ServerApi, after: ServerApi): readonly Line[] {
  const [old, current] = [before.model.types, after.model.types];
  const read = ({ document }: ServerApi, name: string) => readObject(readObject(document.components).schemas)[name];
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
