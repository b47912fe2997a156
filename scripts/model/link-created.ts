import type { UnnamedOperation } from "./name-apart.js";

/** An operation that does not know yet what others create. */
export type UnlinkedOperation = Omit<UnnamedOperation, "deletesCreated">;

/**
 * Links the operations that create something with those that delete it.
 *
 * @throws Error that names an operation that a mark names, and that the document does not have.
 */
export function linkCreated(operations: readonly UnlinkedOperation[]): readonly UnnamedOperation[] {
  const deleting = operations.flatMap(({ id, creates }) => {
    if (creates === undefined) return [];
    const find = (wanted: string) => operations.find((other) => other.id === wanted);
    if (!find(creates.ask)) throw new Error(`${id}: x-creates asks ${creates.ask}, and there is no such operation`);
    if (find(creates.delete)?.pathParameters.length !== 1) {
      throw new Error(
        `${id}: x-creates deletes by ${creates.delete}, and there is no such operation with one path parameter`,
      );
    }
    return [creates.delete];
  });
  return operations.map((operation) => ({ ...operation, deletesCreated: deleting.includes(operation.id) }));
}
