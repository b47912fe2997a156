import { isJsonObject, type Json } from "../io/index.js";
import type { BatchRule, Operation, UnchangedRule } from "./operation.js";

/**
 * Reads `batch` of `x-bulk`: `{ path: /things/stop, options: [force] }`, an endpoint for the same operation
 * on several ids. It takes `POST { "thing_ids": [...], "force": true }`, and its response has nothing but the ids
 * in `succeeded` and the failures in `failed`. So it cannot replace an operation that returns data.
 *
 * @param unchanged - The responses that mean there was nothing to do.
 */
export function readBatchRule(
  mark: Json,
  { optionParameters, successes }: Pick<Operation, "optionParameters" | "successes">,
  unchanged: readonly UnchangedRule[],
): BatchRule {
  const { path, options, ...unknown } = isJsonObject(mark) ? mark : {};
  const isRule = typeof path === "string" && path.startsWith("/") && Object.keys(unknown).length === 0;
  if (!isRule || !isListOfStrings(options)) {
    throw new Error(`x-bulk's batch must be { path, options }, not ${JSON.stringify(mark)}`);
  }
  const strange = options.find(
    (option) => !optionParameters.some((own) => own.name === option && own.argument === option),
  );
  if (strange !== undefined)
    throw new Error(`x-bulk's batch takes the option "${strange}", but the operation does not`);
  const meaningful = unchanged.map(({ status }) => status);
  const telling = successes.find(({ status, bodies }) => bodies.length > 0 || meaningful.includes(Number(status)));
  if (telling) throw new Error(`x-bulk's batch would lose the data of the operation's ${telling.status}`);
  return { path, options };
}

function isListOfStrings(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
