import type { BuiltClient } from "../generate/index.js";
import { compareTables } from "../tables/index.js";
import { CLIENT_IMPORT, compileConsumers, type Failure } from "./compile-consumers.js";
import { describeChanges, type Entries } from "./describe-changes.js";
import { printConsumer } from "./print-consumer.js";
import { type Level, rateChange } from "./rate-change.js";
import { nameUse } from "./use.js";

/** Errors of a printed program with its own client. They say nothing about a change, and can hide one. */
export interface Unprinted {
  /** In the program for the previous client. */
  readonly before: readonly Failure[];
  /** In the program for the new client, which the next bump will compare. */
  readonly after: readonly Failure[];
}

/** The effect of a new client on code written for the previous one. */
export interface Verdict {
  readonly level: Level;
  readonly entries: Entries;
  readonly unprinted: Unprinted;
  /** Lists the compile errors of the new client itself, generated or hand-written. */
  findFaults(): readonly string[];
}

/**
 * Compiles a program that uses every export of the old client against the new one, and describes the changes.
 *
 * @param root - The project's folder, whose src/ is the runtime of both clients.
 * @param print - Prints the program.
 */
export function judgeChange(
  root: string,
  before: BuiltClient,
  after: BuiltClient,
  print: typeof printConsumer = printConsumer,
): Verdict {
  const old = new Map([["before", print(before, CLIENT_IMPORT)]]);
  const both = new Map([...old, ["after", print(after, CLIENT_IMPORT)]]);
  const { failures: all, findFaults } = compileConsumers(root, after.files, both);
  const failing = all.filter(({ consumer }) => consumer === "before");
  // Takes seconds, and mostly nothing fails.
  const unprinted = failing.length === 0 ? [] : compileConsumers(root, before.files, old).failures;
  const known = new Set(unprinted.map(identify));
  const failures = failing.filter((failure) => !known.has(identify(failure)));
  const tableChanges = compareTables(before.tables, after.tables);
  return {
    level: rateChange(failures, after.changes, tableChanges),
    entries: describeChanges({
      before: before.document,
      after: after.document,
      changes: after.changes,
      tableChanges,
      failures,
    }),
    unprinted: { before: unprinted, after: all.filter(({ consumer }) => consumer === "after") },
    findFaults,
  };
}

/** Identifies an error. Further errors of the same use do count: nothing but the change can be their cause. */
function identify({ use, message }: Failure): string {
  return `${use === undefined ? "" : nameUse(use)}: ${message}`;
}
