import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { findTarget } from "./references.js";

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof METHODS)[number];

export interface ListedOperation {
  readonly method: Method;
  readonly path: string;
  /** What tells whether another document has it: `PATCH /things/{}/resume`. */
  readonly name: string;
  readonly id: string;
  readonly operation: JsonObject;
  readonly parameters: readonly Json[];
  /** What its path says of all its operations. */
  readonly item: JsonObject;
}

/** Lists the operations of a document by their paths, sorted. */
export function listOperations(document: JsonObject): readonly ListedOperation[] {
  return sortedEntries(readObject(document.paths)).flatMap(([path, value]) => {
    const item = path.startsWith("/") ? findTarget(document, value) : {};
    return METHODS.flatMap((method) => {
      const own = item[method];
      if (!isJsonObject(own)) return [];
      const name = nameOperation(method, path);
      const parameters = readArray(own.parameters);
      return [{ method, path, name, id: readString(own.operationId) ?? name, operation: own, parameters, item }];
    });
  });
}

/** Names an operation by its request: `GET /things`. */
export function nameRequest(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Names an operation by its request, without the names of its path parameters, which are not sent. */
function nameOperation(method: string, path: string): string {
  return nameRequest(method, path.replace(/\{[^}]*\}/g, "{}"));
}

/** Lists the parameters in a path, in their order, each once. */
export function listPathNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
}

export function versionOf({ info }: JsonObject): string {
  return readString(readObject(info).version) ?? "";
}
