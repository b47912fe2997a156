import type { JsonObject } from "../../../scripts/io/json.js";
import type { Operation } from "../../../scripts/model/operation.js";
import { readOperations } from "../../../scripts/model/read-operations.js";
import { taken } from "../../kit/taken-names.js";

/** Reads the operations of a document with these paths, and with whatever else it has. */
export function readAll(paths: JsonObject, more: JsonObject = {}): readonly Operation[] {
  return readOperations({ openapi: "3.1.0", paths, ...more }, taken);
}

export function readOne(operation: JsonObject, more: JsonObject = {}, path = "/a", method = "post"): Operation {
  const [read] = readAll({ [path]: { [method]: operation } }, more);
  if (!read) throw new Error("no operation was read");
  return read;
}
