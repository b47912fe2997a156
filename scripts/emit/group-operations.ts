import { compareText } from "../io/index.js";
import { nameFile, type Operation } from "../model/index.js";

/** The operations of one file. */
export interface OperationGroup {
  /** The file's name without its extension. */
  readonly file: string;
  readonly operations: readonly Operation[];
}

/** Groups operations by the file of their tag. */
export function groupOperations(operations: readonly Operation[]): readonly OperationGroup[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const file = nameFile(operation.tag);
    groups.set(file, [...(groups.get(file) ?? []), operation]);
  }
  return [...groups]
    .map(([file, own]) => ({ file, operations: own }))
    .sort((left, right) => compareText(left.file, right.file));
}
