import { isJsonObject, type JsonObject } from "../io/index.js";
import { nameFunction } from "./naming.js";
import type { BulkRule, Operation } from "./operation.js";
import { readBatchRule } from "./read-batch-rule.js";
import { readUnchangedRules } from "./read-unchanged-rules.js";

/** What decides whether an operation can have a bulk function: its calls may differ only by an id. */
type Single = Pick<Operation, "functionName" | "method" | "pathParameters" | "optionParameters" | "body" | "successes">;

/**
 * Reads `x-bulk`, by which an overlay gives an operation a bulk function: `true`, or
 * `{ name: restartThings, example: [id_1], unchanged: [{ status: 409, reason: completed }], batch: {...} }`, where each field
 * is optional.
 */
export function readBulkRule(single: Single, operation: JsonObject): BulkRule | undefined {
  const mark = operation["x-bulk"];
  if (mark === undefined) return undefined;
  assertSingle(single);
  if (mark !== true && !isJsonObject(mark)) {
    throw new Error(`x-bulk must be true or { name, example, unchanged, batch }, not ${JSON.stringify(mark)}`);
  }
  const { name = `${single.functionName}s`, example, unchanged = [], batch, ...unknown } = mark === true ? {} : mark;
  const [more] = Object.keys(unknown);
  if (more !== undefined) throw new Error(`x-bulk knows name, example, unchanged and batch, not ${more}`);
  if (typeof name !== "string" || nameFunction(name) !== name) {
    throw new Error(`x-bulk's name must be one that a function can have, not ${JSON.stringify(name)}`);
  }
  if (example !== undefined && !isJsonObject(example) && !Array.isArray(example)) {
    throw new Error(`x-bulk's example must be a filter or an array of ids, not ${JSON.stringify(example)}`);
  }
  const rules = readUnchangedRules(unchanged, single);
  return {
    name,
    example,
    unchanged: rules,
    batch: batch === undefined ? undefined : readBatchRule(batch, single, rules),
  };
}

function assertSingle({ method, pathParameters, body }: Single): void {
  if (method === "get" || method === "head") throw new Error("x-bulk is not for GET or HEAD: use a query to list");
  if (pathParameters.length !== 1) throw new Error("x-bulk is for an operation with one path parameter");
  if (body?.required) throw new Error("x-bulk is for an operation that needs no body");
}
