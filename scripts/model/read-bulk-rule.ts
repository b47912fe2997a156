import type { JsonObject } from "../io/index.js";
import { nameFunction } from "./naming.js";
import type { BatchRule, BulkRule, Operation, UnchangedRule } from "./operation.js";
import { readMark } from "./read-mark.js";

/** The fields that decide whether an operation can have a bulk function: its calls may differ only by an id. */
type Single = Pick<Operation, "functionName" | "method" | "pathParameters" | "optionParameters" | "body" | "successes">;

/**
 * Reads `x-bulk`, by which an overlay gives an operation a bulk function: `true`, or `{ name: restartThings, example: [id_1], unchanged: [{
 * status: 409, reason: completed }], batch: {...} }`, where each field is optional.
 */
export function readBulkRule(single: Single, operation: JsonObject, taken: ReadonlySet<string>): BulkRule | undefined {
  const mark = operation["x-bulk"];
  if (mark === undefined) return undefined;
  assertSingle(single);
  const given = readMark<true | Partial<BulkRule>>("x-bulk", mark);
  const own = given === true ? {} : given;
  const { name = toPlural(single.functionName), example, unchanged = [], leaveOut, batch } = own;
  if (name === "" || nameFunction(name, taken) !== name) {
    throw new Error(`x-bulk's name must be one that a function can have, not ${JSON.stringify(name)}`);
  }
  // Several actions may add parts of a batch, so the JSON schema requires neither field.
  if (batch && !(batch.path && batch.options)) throw new Error("x-bulk's batch needs a path, and a list of options");
  if (batch) assertBatch(batch, single, unchanged);
  // The endpoint returns only ids, so an operation that returns data has no batch.
  const returnsData = single.successes.some(({ bodies }) => bodies.length > 0);
  return { name, example, unchanged, leaveOut, batch: returnsData ? undefined : batch };
}

/** `stopThing` becomes stopThings, `setPriority` setPriorities. */
function toPlural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, "ies");
  return `${name}${/(s|x|z|ch|sh)$/.test(name) ? "es" : "s"}`;
}

function assertSingle({ method, pathParameters, body }: Single): void {
  if (method === "get" || method === "head") throw new Error("x-bulk is not for GET or HEAD: use a query to list");
  if (pathParameters.length !== 1) throw new Error("x-bulk is for an operation with one path parameter");
  if (body?.required) throw new Error("x-bulk is for an operation that needs no body");
}

/**
 * Checks an endpoint for several ids. It takes `POST { "thing_ids": [...], "force": true }`, and its response has nothing
 * but the ids in `succeeded` and the failures in `failed`.
 */
function assertBatch(
  { options }: BatchRule,
  { optionParameters, successes }: Single,
  unchanged: readonly UnchangedRule[],
): void {
  const isOwn = (option: string) =>
    optionParameters.some(({ name, argument }) => name === option && argument === option);
  const strange = options.find((option) => !isOwn(option));
  if (strange !== undefined)
    throw new Error(`x-bulk's batch takes the option "${strange}", but the operation does not`);
  const meaningful = unchanged.map(({ status }) => status);
  const telling = successes.find(({ status }) => meaningful.includes(Number(status)));
  if (telling) throw new Error(`x-bulk's batch would lose what the operation's ${telling.status} says`);
}
