import { nameOptionsType, numberNames } from "./naming.js";
import type { Operation } from "./operation.js";
import type { TakenNames } from "./profile.js";

/** An operation whose name another may want, too. */
export type UnnamedOperation = Omit<Operation, "optionsType">;

/** Gives each operation a function name of its own, such that the names of their options differ too. */
export function nameApart(operations: readonly UnnamedOperation[], taken: TakenNames): readonly Operation[] {
  const names = numberNames(
    operations,
    ({ id, functionName }) => ({ name: functionName, isExact: id === functionName }),
    (name) => [name, nameOptionsType(name, taken)],
  );
  return operations.map((operation, index) => {
    const functionName = names[index] ?? operation.functionName;
    return { ...operation, functionName, optionsType: nameOptionsType(functionName, taken) };
  });
}
