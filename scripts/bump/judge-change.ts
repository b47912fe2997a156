import type { Api, BuiltClient } from "../generate/index.js";
import { compareTables } from "../tables/index.js";
import { CLIENT_IMPORT, type Compilation, compileConsumers, type Failure } from "./compile-consumers.js";
import { describeChanges, type Entries } from "./describe-changes.js";
import { printConsumer } from "./print-consumer.js";
import { type Level, rateChange } from "./rate-change.js";

/** The effect of a new client on code written for the previous one. */
export interface Verdict {
  readonly level: Level;
  readonly entries: Entries;
  /** Compile errors in code written for the previous client. */
  readonly failures: readonly Failure[];
  readonly compilation: Compilation;
}

/**
 * Compiles a program that uses every export of the old client against the new one, and describes the changes.
 *
 * @param root - The project's folder, whose src/ is the runtime of both clients.
 */
export function judgeChange(root: string, before: Api, after: BuiltClient): Verdict {
  const consumers = new Map([
    ["before", printConsumer(before, CLIENT_IMPORT)],
    ["after", printConsumer(after, CLIENT_IMPORT)],
  ]);
  const compilation = compileConsumers(root, after.files, consumers);
  assertConsumer(compilation);
  const failures = compilation.failures.filter(({ consumer }) => consumer === "before");
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
    failures,
    compilation,
  };
}

/** @throws Error that lists the compile errors of the client itself, generated or hand-written. */
export function assertClient({ findFaults }: Compilation): void {
  const faults = findFaults();
  if (faults.length === 0) return;
  const hint = "for errors in src/, adapt the hand-written code to the API";
  throw new Error(`the new client does not compile (${hint}):\n  ${faults.join("\n  ")}`);
}

function assertConsumer(compilation: Compilation): void {
  const own = compilation.failures.find(({ consumer }) => consumer === "after");
  if (own === undefined) return;
  assertClient(compilation);
  throw new Error(
    "the program printed for the new version does not compile against its own client, which is a bug in scripts/bump: " +
      `${own.use?.name}: ${own.message}`,
  );
}
