import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../../io/index.js";
import { findTarget } from "../../openapi/document/index.js";
import { METHODS, type Method } from "../../openapi/model/index.js";
import { nameOperation } from "../name-operation.js";

export interface ListedOperation {
  readonly method: Method;
  readonly path: string;
  /** What tells whether another document has it: `PATCH /things/{}/resume`. */
  readonly name: string;
  readonly id: string;
  readonly operation: JsonObject;
  /** Those of its path, and its own. */
  readonly parameters: readonly Json[];
}

export function listOperations(document: JsonObject): readonly ListedOperation[] {
  return sortedEntries(readObject(document.paths)).flatMap(([path, value]) => {
    const item = findTarget(document, value);
    return METHODS.flatMap((method) => {
      const own = item[method];
      if (!isJsonObject(own)) return [];
      const name = nameOperation(method, path);
      const parameters = [...readArray(item.parameters), ...readArray(own.parameters)];
      return [{ method, path, name, id: readString(own.operationId) ?? name, operation: own, parameters }];
    });
  });
}

export function versionOf({ info }: JsonObject): string {
  return readString(readObject(info).version) ?? "";
}
