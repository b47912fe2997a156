import { isDeepStrictEqual } from "node:util";
import type { VersionChanges } from "../history/index.js";
import { type JsonObject, readObject } from "../io/index.js";
import { readOperations } from "../model/index.js";
import type { TableChange, TableChanges } from "../tables/index.js";
import type { Line } from "./change-line.js";
import type { Failure } from "./compile-consumers.js";
import { createDescriber } from "./create-describer.js";
import { describeFeatures } from "./describe-features.js";
import { describeRenames } from "./describe-renames.js";
import { findRenames } from "./find-renames.js";
import { nameUse, type Use } from "./use.js";

/** Lines for a changelog, by heading. */
export type Entries = Readonly<Record<Line["heading"], readonly string[]>>;

export interface Change {
  /** The corrected document of the earlier version; `after` is that of the later one. */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Undefined if both have the same operations and fields. */
  readonly changes: VersionChanges | undefined;
  readonly tableChanges: TableChanges;
  /** Compile errors in code written for the earlier document. */
  readonly failures: readonly Failure[];
}

export const BREAKING = "**Breaking:**";

/** Describes what users of the client notice, breaking changes first. A failure is described by its cause if known. */
export function describeChanges(change: Change): Entries {
  const { before, after, changes, tableChanges, failures } = change;
  const old = readOperations(before);
  const describe = createDescriber([...old, ...readOperations(after)]);
  const renames = findRenames(before, after, changes);
  const causes = [
    ...describeRenames(renames, old, describe),
    ...describeFeatures(changes, renames, old, describe),
    ...describeTables(tableChanges),
  ];
  const lines = [...causes, ...describeFailures(failures, causes)];
  const failing = new Set(failures.flatMap(({ use }) => (use === undefined ? [] : [nameUse(use)])));
  const isBreaking = (line: Line) => line.isBreaking || line.breaks.some((use) => failing.has(nameUse(use)));
  const list = (heading: Line["heading"]) => {
    const own = lines.filter((line) => line.heading === heading);
    const breaking = listTexts(own.filter(isBreaking));
    const rest = listTexts(own).filter((text) => !breaking.includes(text));
    return [...breaking.map((text) => `${BREAKING} ${text}`), ...rest];
  };
  return {
    Added: list("Added"),
    Changed: lines.length === 0 ? [describeSame(before, after)] : list("Changed"),
    Removed: list("Removed"),
  };
}

/** Lists each text once. Fields with one name in two schemas of the same operations read alike. */
function listTexts(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.map(({ text }) => text))];
}

function describeSame(...documents: readonly [JsonObject, JsonObject]): string {
  const [before, after] = documents.map(({ info, ...rest }) => ({
    ...rest,
    info: { ...readObject(info), version: "" },
  }));
  return isDeepStrictEqual(before, after) ? "the same API" : "the same operations and fields, described in other words";
}

function describeTables({ added, changed, removed }: TableChanges): readonly Line[] {
  const findUses = ({ table: name }: TableChange): readonly Use[] => [{ kind: "table", name }];
  return [
    ...added.map(({ text }): Line => ({ heading: "Added", text, breaks: [] })),
    ...changed.map((each): Line => ({ heading: "Changed", text: each.text, breaks: findUses(each) })),
    // Code still compiles, because the interface of a removed table is kept for older servers.
    ...removed.map((each): Line => ({ heading: "Removed", text: each.text, breaks: findUses(each), isBreaking: true })),
  ];
}

/** Describes each failure without a known cause, with the compiler's first message. */
function describeFailures(failures: readonly Failure[], causes: readonly Line[]): readonly Line[] {
  const told = new Set(causes.flatMap(({ breaks }) => breaks.map(nameUse)));
  const subjects = new Map<string, Failure[]>();
  for (const failure of failures) {
    if (failure.use !== undefined && told.has(nameUse(failure.use))) continue;
    const subject = describeUse(failure.use);
    subjects.set(subject, [...(subjects.get(subject) ?? []), failure]);
  }
  return [...subjects].map(([subject, [first]]): Line => {
    return {
      heading: "Changed",
      text: `${subject} no longer compiles: ${first?.message}`,
      breaks: [],
      isBreaking: true,
    };
  });
}

export function describeUse(use: Use | undefined): string {
  switch (use?.kind) {
    case "function":
      return `code that calls \`${use.name}()\``;
    case "path":
      return `code that calls \`client.http\` with the path of \`${use.name}()\``;
    case "type":
      return `code that names the type \`${use.name}\``;
    case "table":
      return `code that reads rows of the SQL table \`${use.name}\``;
    default:
      return "code that imports the client";
  }
}
