import { findTarget, readPointer } from "../document/index.js";
import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
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
  // In a webhook and in a callback the two change sides.
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
    const key = keyOf(path.slice(0, 3));
    return sent.has(key) || received.has(key) ? { sent: sent.has(key), received: received.has(key) } : BOTH;
  };
}

/** Adds everything that a value refers to, and what that refers to. */
function follow(document: JsonObject, start: Json | undefined, found: Set<string>): void {
  const waiting: (Json | undefined)[] = [start];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    const reference = isJsonObject(value) ? readString(value.$ref) : undefined;
    if (reference?.startsWith("#/")) {
      const path = readPointer(reference).slice(0, 3);
      if (!found.has(keyOf(path))) {
        found.add(keyOf(path));
        waiting.push(path.reduce<Json | undefined>((owner, name) => readObject(owner)[name], document));
      }
    }
    for (const child of Object.values(value)) waiting.push(child);
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
