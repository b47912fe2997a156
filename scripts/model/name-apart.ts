import { nameOperationTypes, numberNames } from "./naming.js";
import type { Operation } from "./operation.js";

/** Gives each operation a function name of its own, such that the names of their types differ too. */
export function nameApart(operations: readonly Operation[]): readonly Operation[] {
  const names = numberNames(
    operations,
    ({ id, functionName }) => ({ name: functionName, isExact: id === functionName }),
    (name) => [name, ...Object.values(nameOperationTypes(name))],
  );
  return operations.map((operation, index) => ({ ...operation, functionName: names[index] ?? operation.functionName }));
}
