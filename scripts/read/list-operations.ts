import {
  isJsonObject,
  type Json,
  type JsonObject,
  messageOf,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { resolveOrEmpty } from "./references.js";

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof METHODS)[number];

/** Whether HTTP defines a method as idempotent. `x-retry` overrides it for an operation. */
export function isIdempotent(method: Method): boolean {
  return ["get", "head", "put", "delete"].includes(method);
}

export interface ListedOperation {
  readonly document: JsonObject;
  readonly method: Method;
  readonly path: string;
  /** Identifies the operation in other documents: `PATCH /things/{}/resume`. */
  readonly name: string;
  readonly id: string;
  readonly operation: JsonObject;
  readonly parameters: readonly Json[];
  /** The keywords of its path, which apply to all operations there. */
  readonly item: JsonObject;
  /** Its servers and its authorization, from the operation, its path or the document. */
  readonly access: JsonObject;
}

/** Lists the operations of a document, sorted by path. */
export function listOperations(document: JsonObject): readonly ListedOperation[] {
  return sortedEntries(readObject(document.paths)).flatMap(([path, value]) => {
    const item = path.startsWith("/") ? resolveOrEmpty(document, value) : {};
    return METHODS.flatMap((method) => {
      const own = item[method];
      if (!isJsonObject(own)) return [];
      const name = nameOperation(method, path);
      const parameters = readArray(own.parameters);
      const id = readString(own.operationId) ?? name;
      const access = readAccess(document, item, own);
      return [{ document, method, path, name, id, operation: own, parameters, item, access }];
    });
  });
}

function readAccess(document: JsonObject, item: JsonObject, operation: JsonObject): JsonObject {
  const { security = document.security, servers = item.servers ?? document.servers } = operation;
  const names = new Set(readArray(security).flatMap((each) => Object.keys(readObject(each))));
  const schemes = readObject(readObject(document.components).securitySchemes);
  const used = [...names].map((name) => [name, schemes[name]] as const);
  return { security, servers, ...(used.length > 0 && { "security schemes": Object.fromEntries(used) }) };
}

/**
 * Runs a function for each operation.
 *
 * @throws Error that lists every operation for which it failed, on a line each if there are several.
 */
export function mapOperations<T>(
  operations: readonly ListedOperation[],
  run: (operation: ListedOperation) => T,
): readonly T[] {
  const problems: string[] = [];
  const results = operations.flatMap((listed) => {
    try {
      return [run(listed)];
    } catch (error) {
      const { method, path, operation } = listed;
      const id = operation.operationId === undefined ? "" : ` (${operation.operationId})`;
      problems.push(`${nameRequest(method, path)}${id}: ${messageOf(error)}`);
      return [];
    }
  });
  if (problems.length === 0) return results;
  if (problems.length === 1) throw new Error(problems[0]);
  const all = problems.map((problem) => `  ${problem.replaceAll("\n", "\n  ")}`);
  throw new Error([`${problems.length} operations of the document cannot be generated:`, ...all].join("\n"));
}

/** Explains how to give operations other names, with the lines to add to an overlay. */
export function explainRename(operations: readonly Pick<ListedOperation, "method" | "path">[]): string {
  const lines = operations.flatMap(({ method, path }) => [
    `  - target: $.paths['${path}'].${method}`,
    "    update: { operationId: ... }",
  ]);
  return ["choose another operationId, with an action in schemas/names.yaml:", ...lines].join("\n");
}

/** Names an operation by its request: `GET /things`. */
export function nameRequest(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Names an operation by its request, without the names of its path parameters, which are not sent. */
function nameOperation(method: string, path: string): string {
  return nameRequest(method, path.replace(/\{[^}]*\}/g, "{}"));
}

export function versionOf({ info }: JsonObject): string {
  return readString(readObject(info).version) ?? "";
}
