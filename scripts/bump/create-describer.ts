import { nameRequest } from "../document/index.js";
import { type Feature, type FeatureKey, namePath, type Shape } from "../history/index.js";
import type { Operation } from "../model/index.js";
import { indexOperations } from "./change-line.js";

/**
 * Describes features by the client's functions: `` `mode` in the query of `deleteInvocation()` ``.
 *
 * @param features - One feature, or the same one of several operations that share a schema.
 */
export type DescribeFeatures = (features: readonly Feature[]) => string;

/** @param operations - The operations of all documents. If two have the same path, the last one provides the name. */
export function createDescriber(operations: readonly Operation[]): DescribeFeatures {
  const known = indexOperations(operations);
  return (features) => {
    const [first] = features;
    if (first === undefined) throw new Error("there is no feature to describe");
    const { place, value } = first;
    const owner = known.get(first.operation);
    if (place === "operation") return owner === undefined ? `\`${first.request}\`` : nameWithRequest(owner);
    const names = new Set(
      features.flatMap(({ operation, request }) => nameCallers(request, known.get(operation), place)),
    );
    const whole = `the ${names.size > 1 && place !== "query" ? PLURALS[place] : place} of ${joinNames([...names].sort())}`;
    const path = findCommonEnd(features.map((feature) => feature.path));
    const field = path.length === 0 ? whole : `\`${namePath(path)}\` in ${whole}`;
    return value === undefined ? field : `the value \`${JSON.stringify(value)}\` of ${field}`;
  };
}

const PLURALS = { header: "headers", body: "bodies", response: "responses" };

/** `` `killInvocation()` and `killInvocations()`, `PATCH /invocations/{invocation_id}/kill` `` */
function nameWithRequest(operation: Operation): string {
  return `${joinNames(nameFunctions(operation))}, \`${nameRequest(operation.method, operation.path)}\``;
}

/** Names the functions that a feature belongs to. A bulk function takes the same options, but no body. */
function nameCallers(request: string, operation: Operation | undefined, place: FeatureKey["place"]): readonly string[] {
  if (operation === undefined) return [`\`${request}\``];
  const names = nameFunctions(operation);
  return place === "query" || place === "header" ? names : names.slice(0, 1);
}

/** Names the function of an operation, and its bulk function if it has one. */
function nameFunctions({ functionName, bulk }: Operation): readonly string[] {
  return [functionName, ...(bulk === undefined ? [] : [bulk.name])].map((name) => `\`${name}()\``);
}

/** `` `a()`, `b()` and `c()` `` */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function findCommonEnd([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const isCommon = (length: number) => others.every((path) => path.at(-length) === first.at(-length));
  const count = first.findIndex((_, index) => !isCommon(index + 1));
  const end = count === -1 ? first : first.slice(first.length - count);
  const isNamed = end[0] !== "[]" && end[0] !== "{}";
  return isNamed || end.length === 1 ? end : end.slice(1);
}

/** `` is now required and `string` (was optional and `integer`) `` */
export function describeShapeChange(from: Shape, to: Shape): string {
  const describe = ({ required, types }: Shape) =>
    [
      ...(from.required === to.required ? [] : [required ? "required" : "optional"]),
      ...(hasSameTypes(from, to) ? [] : [`\`${types.join(" or ")}\``]),
    ].join(" and ");
  return `is now ${describe(to)} (was ${describe(from)})`;
}

/** Whether a change can break compilation. Allowing more in a request, or promising more in a response, cannot. */
export function canBreak(from: Feature, to: Feature): boolean {
  const isRelaxed = to.place === "response" ? to.shape.required === true : to.shape.required === false;
  return !isRelaxed || !hasSameTypes(from.shape, to.shape);
}

function hasSameTypes(left: Shape, right: Shape): boolean {
  return left.types.join() === right.types.join();
}
