import type { AdminOperation } from "../model/index.js";

/**
 * Names the new operations that look as if they were wanted for many targets, with the lines that give them a bulk function: those
 * that write, need no body, and have the one path parameter that an operation with a bulk function has.
 */
export function suggestBulk(
  before: readonly AdminOperation[],
  operations: readonly AdminOperation[],
): readonly string[] {
  const known = new Set(before.map(({ id }) => id));
  const targets = new Set(operations.filter(({ bulk }) => bulk !== undefined).map(nameTarget));
  const isCandidate = (operation: AdminOperation) =>
    !known.has(operation.id) &&
    operation.bulk === undefined &&
    !["get", "head"].includes(operation.method) &&
    operation.body === undefined &&
    operation.pathParameters.length === 1 &&
    targets.has(nameTarget(operation));
  return operations
    .filter(isCandidate)
    .map(({ functionName, id }) =>
      [
        `\`${functionName}()\`, in \`schemas/overlays/bulk.yaml\`, with what a server does for many:`,
        "  ```yaml",
        `  - target: $.paths[*][?@.operationId == '${id}']`,
        "    update: { x-bulk: { name: ... } }",
        "  ```",
      ].join("\n"),
    );
}

function nameTarget({ pathParameters }: AdminOperation): string | undefined {
  return pathParameters[0]?.name;
}
