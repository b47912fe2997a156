import { nameRequest } from "../openapi/model/index.js";

/** Names an operation by its request, without the names of its path parameters, which are not sent. */
export function nameOperation(method: string, path: string): string {
  return nameRequest(method, path.replace(/\{[^}]*\}/g, "{}"));
}
