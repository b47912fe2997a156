import { nameOperation } from "../document/index.js";
import type { Operation } from "../model/index.js";
import type { Use } from "./use.js";

/** One change, as the changelog describes it to users. */
export interface Line {
  readonly heading: "Added" | "Changed" | "Removed";
  readonly text: string;
  /** The uses that the change can break. The line is marked as breaking if one of them no longer compiles. */
  readonly breaks: readonly Use[];
  /** Whether the change breaks code even if everything compiles. */
  readonly isBreaking?: boolean;
}

/** Lists the functions that call an operation: its own, and its bulk function. */
export function listCallers({ functionName, bulk }: Operation): readonly Use[] {
  const names = [functionName, ...(bulk === undefined ? [] : [bulk.name])];
  return names.map((name) => ({ kind: "function", name }));
}

/** Lists every way to call an operation: its functions, and its path with `client.http`. */
export function listUses(operation: Operation): readonly Use[] {
  return [...listCallers(operation), { kind: "path", name: operation.functionName }];
}

/** Indexes operations by their name in a history: `PATCH /invocations/{}/resume`. */
export function indexOperations(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  return new Map(operations.map((operation) => [nameOperation(operation.method, operation.path), operation]));
}
