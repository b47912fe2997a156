import {
  type Changes,
  describeShape,
  type Feature,
  type FeatureChange,
  leaveOutInside,
  namePart,
} from "../restate/history/index.js";
import type { AdminOperation } from "../restate/operations/index.js";
import { groupFeatures } from "./group-features.js";
import type { Line } from "./line.js";
import { joinNames, listExports, listFunctions } from "./names.js";

type Operations = ReadonlyMap<string, AdminOperation>;
/** A change of one feature, or the same change in several operations that share a schema. */
type Group = readonly [Feature, ...Feature[]];

/** How many functions a line names. */
const MOST_NAMES = 8;

/**
 * Writes a line for each change, in the words of a history, with the client's functions in place of requests.
 *
 * @param failed - The exports whose published uses no longer compile: no other change of a type is breaking.
 */
export function describeFeatures(
  changes: Changes,
  operations: Operations,
  failed: ReadonlySet<string>,
): readonly Line[] {
  const group = (features: readonly Feature[]) => groupFeatures(leaveOutInside(features), (feature) => [feature]);
  const toLine = (heading: Line["heading"], features: Group, text: string, isBreaking: boolean): Line => {
    const owners = features.flatMap(({ operation }) => operations.get(operation) ?? []);
    return { heading, text, isBreaking, exports: owners.flatMap(listExports) };
  };
  return [
    ...group(changes.added).map((features) => {
      const [{ place, shape }] = features;
      const isNeeded = !isRead(place) && shape.required === true;
      const text = `${nameGroup(features, operations)}${isNeeded ? ", which this version requires" : ""}`;
      return toLine("Added", features, text, false);
    }),
    ...groupFeatures(changes.changed, ({ from, to }) => [from, to]).flatMap(([change, ...others]): readonly Line[] => {
      const features: Group = [change.to, ...others.map(({ to }) => to)];
      const name = nameGroup(features, operations);
      const { from, to } = change;
      const isDeprecated = to.shape.deprecated && !from.shape.deprecated;
      const [was = "", is = ""] = [from, to].map(({ shape: { deprecated: _, ...shape } }) => describeShape(shape));
      const changed = toLine("Changed", features, `${name}: ${quote(was)} -> ${quote(is)}`, canBreak(change));
      const isBreaking = changed.isBreaking && changed.exports.some((each) => failed.has(each));
      return [
        ...(isDeprecated ? [toLine("Deprecated", features, name, false)] : []),
        ...(was === is ? [] : [{ ...changed, isBreaking }]),
      ];
    }),
    ...group(changes.removed).map((features) => {
      // The client keeps its function, for older servers.
      const isKept = features[0].place === "operation";
      const text = `${nameGroup(features, operations)}${isKept ? ", which newer servers do not have" : ""}`;
      return toLine(isKept ? "Deprecated" : "Removed", features, text, !isKept);
    }),
  ];
}

/** `` `killThing()` and `killThings()`: `mode` in the query `` */
function nameGroup(features: Group, operations: Operations): string {
  const [first] = features;
  const names = [...new Set(features.flatMap((feature) => nameFunctions(feature, operations)))].sort();
  const more = names.length - MOST_NAMES;
  const functions = joinNames(more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more functions`] : names);
  if (first.place === "operation") return `${functions}: ${quote(first.request)}`;
  // Of an error, the path begins with the status.
  const start = first.place === "status" && first.path.length > 1 ? 1 : 0;
  const [name, ...inside] = findCommonEnd(features.map(({ path }) => path.slice(start)));
  const option = operations
    .get(first.operation)
    ?.optionParameters.find((each) => each.location === first.place && each.name === name);
  const path = name === undefined ? [] : [option?.argument ?? name, ...inside];
  return `${functions}: ${namePart({ ...first, path: [...first.path.slice(0, start), ...path] }, quote)}`;
}

function quote(text: string): string {
  return `\`${text}\``;
}

function nameFunctions({ operation, request, place, path }: Feature, operations: Operations): readonly string[] {
  const found = operations.get(operation);
  if (found === undefined) return [quote(request)];
  // A bulk function takes the same options, the body among them if that is one.
  const isOption = ["operation", "query", "header"].includes(place) || (place === "body" && path.length === 0);
  return (isOption ? listFunctions(found) : [found.functionName]).map((name) => quote(`${name}()`));
}

/** Whether a change can break code. Allowing more in a request, or promising more in a response, cannot. */
function canBreak({ from: { shape: from, place }, to: { shape: to } }: FeatureChange): boolean {
  const isResponse = isRead(place);
  const [wide, narrow] = isResponse ? [from, to] : [to, from];
  const known = new Set(wide.types.map(toScriptType));
  const isNarrower = known.has("anything") || narrow.types.every((type) => known.has(toScriptType(type)));
  // What only newer servers require is optional.
  const promisesLess = (from.required && !to.required) || from.alternatives !== to.alternatives;
  return !isNarrower || (isResponse && promisesLess);
}

/** Whether a program reads what is there. */
function isRead(place: Feature["place"]): boolean {
  return place === "response" || place === "status";
}

/** `number` for `integer (uint32)` */
function toScriptType(type: string): string {
  return type.replace(/ .*/, "").replace("integer", "number");
}

function findCommonEnd([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const isCommon = (length: number) => others.every((path) => path.at(-length) === first.at(-length));
  const count = first.findIndex((_, index) => !isCommon(index + 1));
  const end = count === -1 ? first : first.slice(first.length - count);
  const isNamed = end[0] !== "[]" && end[0] !== "{}";
  return isNamed || end.length === 1 ? end : end.slice(1);
}
