import { type Changes, describeShape, type Feature, leaveOutInside, namePart } from "../history/index.js";
import type { AdminOperation } from "../model/index.js";
import { joinNames, type Line, listExports, listFunctions } from "./line.js";

type Operations = ReadonlyMap<string, AdminOperation>;

/** A change of one operation. */
interface Entry extends Omit<Line, "exports"> {
  readonly feature: Feature;
}

/** How many functions a line names. */
const MOST_NAMES = 8;

/**
 * Writes a line for each change, in the words of a history, with the client's functions in place of requests. What has changed alike in
 * several operations is one line.
 *
 * @param failed - The exports whose published uses no longer compile: no other change of a type is breaking.
 */
export function describeFeatures(
  changes: Changes,
  operations: Operations,
  failed: ReadonlySet<string>,
): readonly Line[] {
  const groups = new Map<string, Entry & { readonly features: Feature[] }>();
  for (const entry of listEntries(changes, operations)) {
    const key = JSON.stringify([entry.heading, entry.text, entry.isBreaking]);
    const group = groups.get(key) ?? { ...entry, features: [] };
    group.features.push(entry.feature);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ heading, text, isBreaking, features }): Line => {
    const exports = features.flatMap(({ operation }) => operations.get(operation) ?? []).flatMap(listExports);
    const names = [...new Set(features.flatMap((feature) => nameFunctions(feature, operations)))].sort();
    const more = names.length - MOST_NAMES;
    const functions = joinNames(more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more functions`] : names);
    const fails = exports.some((name) => failed.has(name));
    return { heading, text: `${functions}: ${text}`, isBreaking: isBreaking && fails, exports };
  });
}

function listEntries({ added, changed, removed }: Changes, operations: Operations): readonly Entry[] {
  const name = (feature: Feature) => nameInside(feature, operations);
  return [
    ...leaveOutInside(added).map((feature): Entry => {
      const isNeeded = !isRead(feature.place) && feature.shape.required === true;
      const text = `${name(feature)}${isNeeded ? ", which this version requires" : ""}`;
      return { heading: "Added", feature, text, isBreaking: false };
    }),
    ...changed.flatMap(({ from, to }): readonly Entry[] => {
      const [was = "", is = ""] = [from, to].map(({ shape: { deprecated: _, ...shape } }) => describeShape(shape));
      const text = `${name(to)}: ${quote(was)} -> ${quote(is)}`;
      const isDeprecated = to.shape.deprecated && !from.shape.deprecated;
      return [
        ...(isDeprecated ? [{ heading: "Deprecated", feature: to, text: name(to), isBreaking: false } as const] : []),
        ...(was === is ? [] : [{ heading: "Changed", feature: to, text, isBreaking: true } as const]),
      ];
    }),
    ...leaveOutInside(removed).map((feature): Entry => {
      // The client keeps it, for older servers. A program that reads what it always had must now expect that it is missing.
      const text = `${name(feature)}, which newer servers do not have`;
      return {
        heading: "Deprecated",
        feature,
        text,
        isBreaking: isRead(feature.place) && feature.shape.required === true,
      };
    }),
  ];
}

/** Names a feature as a caller does: an option may have another name than its parameter. */
function nameInside(feature: Feature, operations: Operations): string {
  const { operation, place, path, request } = feature;
  if (place === "operation") return quote(request);
  const options = operations.get(operation)?.optionParameters;
  const option = options?.find(({ location, name }) => location === place && name === path[0]);
  return namePart({ ...feature, path: option ? [option.argument, ...path.slice(1)] : path }, quote);
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

/** Whether a program reads what is there. */
function isRead(place: Feature["place"]): boolean {
  return place === "response" || place === "status";
}
