import { type OperationDescription, operationTable } from "../../../src/index.js";
import { callWithAnything } from "../../call-with-anything.js";
import type { Exchange } from "../exchange.js";

/** The operations that nobody has written an exchange for yet: they came with the newest schema. */
export function findNewOperations(written: readonly Exchange[]): readonly OperationDescription[] {
  const known = new Set(written.map(({ operation }) => operation));
  return operationTable.filter(({ id }) => !known.has(id));
}

/** Until somebody does, each is called once, and whatever it answers has to be documented. */
export function callNewOperations(operations: readonly OperationDescription[]): readonly Exchange[] {
  return operations.map((operation) => ({
    operation: operation.id,
    name: "new, with anything",
    send: { call: (admin) => callWithAnything(admin, operation) },
  }));
}
