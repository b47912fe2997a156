import { operationTable } from "../../../src/schema/index.js";
import { callWithAnything } from "../../call-with-anything.js";
import type { Exchange } from "../exchange.js";

/**
 * Until somebody writes exchanges for an operation that came with a new schema, it is called once, with anything, and whatever it
 * answers has to be documented.
 */
export function callNewOperations(isKnown: (operation: string) => boolean): readonly Exchange[] {
  return operationTable
    .filter(({ id }) => !isKnown(id))
    .map((operation) => ({
      operation: operation.id,
      name: "new, with anything",
      send: { call: (admin) => callWithAnything(admin, operation) },
    }));
}
