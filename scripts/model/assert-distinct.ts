import { nameRequest } from "../read/index.js";
import { isPlainId, type Operation } from "./operation.js";

/** @throws Error if two operations have functions of one name, with the lines to write. */
export function assertDistinct(operations: readonly Operation[]): void {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    const owner = owners.get(operation.functionName);
    if (owner !== undefined) throw new Error(explainClash(owner, operation));
    owners.set(operation.functionName, operation);
  }
}

function explainClash(first: Operation, second: Operation): string {
  const isByPath = first.id === second.id;
  const describe = (operation: Operation) =>
    isByPath || !operation.idIsGiven ? nameRequest(operation.method, operation.path) : `"${operation.id}"`;
  return [
    `${describe(first)} and ${describe(second)} both become ${first.functionName}(): ${explainRename(first, isByPath)}`,
    "or",
    ...listRename(second, isByPath),
  ].join("\n");
}

/**
 * Says how to give an operation another name: the lines of an overlay.
 *
 * @param isByPath - Whether its operationId does not tell it from others.
 */
export function explainRename(operation: Operation, isByPath: boolean = false): string {
  const lines = listRename(operation, isByPath);
  return ["choose another operationId, with an action in schemas/overlays:", ...lines].join("\n");
}

function listRename({ id, idIsGiven, path, method }: Operation, isByPath: boolean): readonly string[] {
  const isById = idIsGiven && isPlainId(id) && !isByPath;
  const target = isById ? `$.paths[*][?@.operationId == '${id}']` : `$.paths['${path}'].${method}`;
  return [`  - target: ${target}`, "    update: { operationId: ... }"];
}
