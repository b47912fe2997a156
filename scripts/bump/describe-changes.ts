import { describeShape, type Feature, nameOperation } from "../history/feature.js";
import { leaveOutInside } from "../history/leave-out-inside.js";
import type { VersionChanges } from "../history/trace-history.js";
import type { JsonObject } from "../io/json.js";
import { readOperations } from "../model/read-operations.js";
import type { TableChanges } from "../tables/compare-tables.js";
import type { Failure } from "./compile-consumers.js";

/** Lines for a changelog, by its headings. */
export interface Entries {
  readonly Added: readonly string[];
  readonly Changed: readonly string[];
  readonly Removed: readonly string[];
}

export interface Change {
  /** The corrected documents. */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Undefined if the two have the same operations and fields. */
  readonly changes: VersionChanges | undefined;
  readonly tableChanges: TableChanges;
  /** Whether the generated client is another, be it in its comments. */
  readonly differs: boolean;
  readonly failures: readonly Failure[];
}

const BREAKING = "**Breaking:**";

export function describeChanges({ before, after, changes, tableChanges, differs, failures }: Change): Entries {
  const describe = createDescriber(before, after);
  const same = differs ? "the same operations and fields, described in other words" : "the same API";
  const broken = [...describeFailures(failures), ...tableChanges.changed].map((text) => `${BREAKING} ${text}`);
  const isSame = changes === undefined && broken.length + tableChanges.added.length + tableChanges.removed.length === 0;
  const changed = (changes?.changed ?? []).map(
    ({ from, to }) => `${describe(to)} is ${describeShape(to.shape)}, was ${describeShape(from.shape)}`,
  );
  return {
    Added: [...leaveOutInside(changes?.added ?? []).map(describe), ...tableChanges.added],
    Changed: [...broken, ...changed, ...(isSame ? [same] : [])],
    Removed: [
      ...leaveOutInside(changes?.removed ?? []).map(describe),
      ...tableChanges.removed.map((text) => `${BREAKING} ${text}`),
    ],
  };
}

/** A line for each function that old code cannot use as before, with the compiler's first words about it. */
function describeFailures(failures: readonly Failure[]): readonly string[] {
  const names = [...new Set(failures.map(({ functionName }) => functionName))];
  return names.map((name) => {
    const own = failures.filter(({ functionName }) => functionName === name);
    const consumers = [...new Set(own.map(({ consumer }) => consumer))].join(", ");
    const subject = name === undefined ? "code" : `code that calls \`${name}()\``;
    return `${subject} as it was for ${consumers} does not compile: ${own[0]?.message}`;
  });
}

/** The failures that a changelog does not tell of. */
export function findUnannounced(failures: readonly Failure[], changelog: string): readonly Failure[] {
  const lines = changelog.split("\n").filter((line) => line.startsWith("- ") && line.includes(BREAKING));
  const told = new Set(
    lines.flatMap((line) => {
      const [, name, consumers = ""] = /calls `([^`]+)\(\)` as it was for (\S+(?:, \S+)*) does/.exec(line) ?? [];
      return consumers.split(", ").map((consumer) => `${consumer} ${name}`);
    }),
  );
  return failures.filter(({ functionName, consumer }) => !functionName || !told.has(`${consumer} ${functionName}`));
}

/** Says of a feature what a user of the client knows it by. */
function createDescriber(before: JsonObject, after: JsonObject): (feature: Feature) => string {
  const functions = new Map(
    [...readOperations(before), ...readOperations(after)].map(
      ({ method, path, functionName }) => [nameOperation(method, path), { functionName, path }] as const,
    ),
  );
  return ({ operation, place, path, value }) => {
    const known = functions.get(operation);
    const name = known === undefined ? `\`${operation}\`` : `\`${known.functionName}()\``;
    if (place === "operation") {
      const [method] = operation.split(" ", 1);
      return known === undefined ? name : `${name}, \`${method} ${known.path}\``;
    }
    const field = path.length === 0 ? "the whole" : `\`${path.join(".").replaceAll(".[]", "[]")}\``;
    const subject = value === undefined ? field : `the value \`${JSON.stringify(value)}\` of ${field}`;
    return `${subject} in the ${place} of ${name}`;
  };
}
