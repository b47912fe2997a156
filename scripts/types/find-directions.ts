import { findTarget, listReferences, readPointer, writePointer } from "../document/index.js";
import { type Json, type JsonObject, readObject } from "../io/index.js";
import { METHODS } from "../model/index.js";

/** Who sends a value. */
export interface Direction {
  readonly sent: boolean;
  readonly received: boolean;
}

/** Either may send it, or nobody knows. */
export const BOTH: Direction = { sent: true, received: true };

/** Finds for each component, by the names that lead to it, whether requests have it, responses, or both. */
export function findDirections(document: JsonObject): (path: readonly string[]) => Direction {
  const sent = new Set<string>();
  const received = new Set<string>();
  // In a webhook and in a callback, the server sends the request, and the client the response. All of it counts as both.
  follow(document, document.webhooks, sent);
  follow(document, document.webhooks, received);
  for (const value of Object.values(readObject(document.paths))) {
    const item = findTarget(document, value) ?? {};
    const { parameters } = item;
    follow(document, parameters, sent);
    for (const method of METHODS) {
      const operation = readObject(item[method]);
      follow(document, [operation.parameters ?? null, operation.requestBody ?? null], sent);
      follow(document, operation.responses, received);
      follow(document, operation.callbacks, sent);
      follow(document, operation.callbacks, received);
    }
  }
  return (path) => {
    const key = writePointer(path.slice(0, 3));
    return sent.has(key) || received.has(key) ? { sent: sent.has(key), received: received.has(key) } : BOTH;
  };
}

/** Adds everything that a value refers to, and what that refers to. */
function follow(document: JsonObject, start: Json | undefined, found: Set<string>): void {
  const waiting = [start];
  while (waiting.length > 0) {
    for (const reference of listReferences(waiting.pop())) {
      const path = readPointer(reference).slice(0, 3);
      const component = writePointer(path);
      if (found.has(component)) continue;
      found.add(component);
      waiting.push(path.reduce<Json | undefined>((owner, name) => readObject(owner)[name], document));
    }
  }
}
