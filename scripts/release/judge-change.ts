import type { GeneratedClient } from "../generate.js";
import { type Changes, compareFeatures, type Feature, type Features, readFeatures } from "../history/index.js";
import { compareText, groupBy, readObject } from "../io/index.js";
import { type CorrectedRelease, dropAnnotations } from "../read/index.js";
import { compareTables } from "../tables/index.js";
import { BREAKING, type Heading, type Level, rateChanges, type Sections } from "./changelog.js";
import { type CompileError, listFailures } from "./compile-client.js";
import { describeFeatures, type Line, NOT_IN_NEWER, nameExports } from "./describe-features.js";

export interface Verdict {
  readonly level: Level;
  readonly entries: Sections;
  /** The compile errors of a program that uses every export and method of the previous client. */
  readonly failures: readonly CompileError[];
}

/**
 * Compares two clients by their documents, and by a program that uses every export and method of the previous client. The program also
 * finds changes of the generator. The lines of the changelog alone decide the level.
 *
 * @param root - The folder of a project with the previous client.
 */
export function judgeChange(root: string, previous: GeneratedClient, next: GeneratedClient): Verdict {
  const failures = listFailures(root, next.files);
  return { ...rateClients(previous, next, new Set(failures.map(({ name }) => name))), failures };
}

export interface Rated extends Pick<GeneratedClient, "corrected" | "united" | "model" | "tables"> {
  readonly releases: readonly Pick<CorrectedRelease, "version" | "document">[];
}

/** @param failed - The exports and methods of the previous client that no longer compile. */
export function rateClients(
  previous: Rated,
  next: Rated,
  failed: ReadonlySet<string>,
): Pick<Verdict, "level" | "entries"> {
  const entries = groupLines(describeChanges(previous, next, failed));
  const sections = Object.entries(entries).map(([heading, lines]) => `### ${heading}\n${lines.join("\n")}`);
  return { level: rateChanges(sections.join("\n")), entries };
}

/** Lists lines by heading, breaking changes first. A bump without changes has a line too, since each bump is released. */
function groupLines(lines: readonly Line[]): Sections {
  if (lines.length === 0) return { Fixed: ["checked; no operation, field or value differs"] };
  const sorted = [...lines].sort(
    (left, right) => compareText(left.heading, right.heading) || Number(right.isBreaking) - Number(left.isBreaking),
  );
  const print = ({ text, isBreaking }: Line) => (isBreaking ? `${BREAKING} ${text}` : text);
  const groups = groupBy(sorted, ({ heading }) => heading);
  return Object.fromEntries([...groups].map(([heading, own]) => [heading, own.map(print)]));
}

function describeChanges(previous: Rated, next: Rated, failed: ReadonlySet<string>): readonly Line[] {
  const all = [...previous.model.operations, ...next.model.operations];
  const operations = new Map(all.map((operation) => [operation.listedId, operation]));
  const supported = readFeatures(previous.united);
  const { newest, changes } = compareNewest(previous, next);
  // A bump to an older branch adds features that the newest version lacks. The united document requires none of them.
  const known = new Set(previous.releases.map(({ version }) => version));
  const bumped = next.releases
    .filter(({ version }) => !known.has(version))
    .map(({ document }) => readFeatures(document));
  const older = compareFeatures(supported, readFeatures(next.united))
    .added.filter((each) => !newest.has(each))
    .map((each) => bumped.find((release) => release.has(each))?.find(each) ?? each);
  const describePresence = (feature: Feature) => {
    if (!newest.has(feature)) return NOT_IN_NEWER;
    return supported.find(feature) === undefined ? "" : ", which is back";
  };
  const tables = compareTables(previous.tables, next.tables);
  const lines = [
    ...describeFeatures({ ...changes, added: [...changes.added, ...older] }, { operations, failed, describePresence }),
    ...tables.added.map((text): Line => ({ heading: "Added", text, isBreaking: false, exports: [] })),
    ...tables.changed.map((text) => toBreakingLine("Changed", text)),
    ...tables.removed.map((text) => toBreakingLine("Removed", text)),
  ];
  return [...lines, ...describeFailures(previous, failed, lines)];
}

/** Compares the newest documents of two clients, without annotations. */
export function compareNewest(previous: Rated, next: Rated): { readonly newest: Features; readonly changes: Changes } {
  const read = ({ corrected }: Rated) => readFeatures(readObject(dropAnnotations(corrected)));
  const newest = read(next);
  return { newest, changes: compareFeatures(read(previous), newest) };
}

function toBreakingLine(heading: Heading, text: string): Line {
  return { heading, text, isBreaking: true, exports: [] };
}

/** Describes the exports that no longer compile, unless a line about a breaking change explains it. */
function describeFailures({ model }: Rated, failed: ReadonlySet<string>, lines: readonly Line[]): readonly Line[] {
  const explained = new Set(lines.filter(({ isBreaking }) => isBreaking).flatMap((line) => line.exports));
  const types = new Set(model.types.values());
  const generated = new Set([...model.operations.flatMap(nameExports), ...types]);
  // Hand-written functions use the exports for operations, so a change that breaks an operation breaks these functions, too.
  const unknown = [...failed].filter((name) => !explained.has(name) && (explained.size === 0 || generated.has(name)));
  return unknown.map((name) => {
    if (types.has(name)) return toBreakingLine("Removed", `the type \`${name}\``);
    return toBreakingLine("Changed", `code that uses \`${name}\` no longer compiles`);
  });
}
