import { isJsonObject, type Json } from "../io/index.js";
import type { Operation, UnchangedRule } from "./operation.js";
import { isPattern, readScalars } from "./read-retry-rule.js";

/**
 * Reads `unchanged` of `x-bulk`, the responses that mean there was nothing to do:
 * `[{ status: 409, message: "is completed", query: { force: true }, ifKnown: true, where: { status: completed }, reason:
 * completed }]`, where only `status` and `reason` are required.
 */
export function readUnchangedRules(
  value: Json,
  { optionParameters }: Pick<Operation, "optionParameters">,
): readonly UnchangedRule[] {
  if (!Array.isArray(value)) throw new Error(`x-bulk's unchanged must be an array, not ${JSON.stringify(value)}`);
  const names = optionParameters.map(({ name }) => name);
  return value.map((item) => readUnchangedRule(item, names));
}

function readUnchangedRule(value: Json, names: readonly string[]): UnchangedRule {
  const { status, message, query, ifKnown, where, reason, ...unknown } = isJsonObject(value) ? value : {};
  const isRule =
    Number.isInteger(status) &&
    (message === undefined || (typeof message === "string" && isPattern(message))) &&
    (ifKnown === undefined || ifKnown === true) &&
    (where === undefined || Object.keys(Object(where)).length > 0) &&
    typeof reason === "string" &&
    Object.keys(unknown).length === 0;
  if (!isRule) {
    const fields = "{ status, message, query, ifKnown, where, reason }";
    throw new Error(`x-bulk's unchanged must list ${fields}, not ${JSON.stringify(value)}`);
  }
  const scalars = query === undefined ? undefined : readScalars("x-bulk", query);
  const strange = Object.keys(scalars ?? {}).find((name) => !names.includes(name));
  if (strange !== undefined) {
    throw new Error(`x-bulk's unchanged compares the query parameter "${strange}", which the operation does not have`);
  }
  return {
    status: Number(status),
    ...(message !== undefined && { message }),
    ...(scalars && { query: scalars }),
    ...(ifKnown && { ifKnown }),
    ...(where !== undefined && { where: readScalars("x-bulk", where) }),
    reason,
  };
}
