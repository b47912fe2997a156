import type { AdminOperation } from "../model/index.js";

/** One change, as the changelog describes it to users. */
export interface Line {
  readonly heading: "Added" | "Changed" | "Deprecated" | "Removed" | "Fixed";
  readonly text: string;
  /** Whether code for the version before may no longer compile, or no longer work. */
  readonly isBreaking: boolean;
  /** The exports of the client that it is about. If it is breaking, they need no other reason to fail. */
  readonly exports: readonly string[];
}

/** Lists the functions that send an operation: its own, and its bulk function. */
export function listFunctions({ functionName, bulk }: AdminOperation): readonly string[] {
  return [functionName, ...(bulk === undefined ? [] : [bulk.name])];
}

/** Lists what the client exports for an operation. */
export function listExports(operation: AdminOperation): readonly string[] {
  return [...listFunctions(operation), operation.optionsType];
}

/** Indexes operations by their ids. */
export function indexOperations(operations: readonly AdminOperation[]): ReadonlyMap<string, AdminOperation> {
  return new Map(operations.map((operation) => [operation.id, operation]));
}

/** `` `a()`, `b()` and `c()` `` */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
