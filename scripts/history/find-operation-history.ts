import { groupBy } from "../io/index.js";
import type { FindHistory, Lifetime, RequestPart } from "../model/index.js";
import { type Feature, type Key, listAncestors, writeKey } from "./key.js";
import type { History } from "./trace-history.js";

/** Creates a function that finds the history of an operation. */
export function createHistoryFinder(history: History): FindHistory {
  const byOperation = groupBy(history.features, ({ operation }) => operation);
  return (id) => {
    const whole: Key = { operation: id, place: "operation", path: [] };
    const versions = history.lifetimes(whole);
    const known = new Map<string, readonly Lifetime[] | undefined>([[writeKey(whole), versions]]);
    const parts = (byOperation.get(id) ?? []).flatMap((feature): readonly RequestPart[] => {
      const own = history.lifetimes(feature);
      known.set(writeKey(feature), own);
      // A part is redundant if what contains it is in the same versions.
      const around = listAncestors(feature)
        .map(writeKey)
        .filter((key) => known.has(key));
      return own === undefined || isSame(own, known.get(around.at(-1) ?? writeKey(whole)))
        ? []
        : toRequestPart(feature, own);
    });
    return { since: history.first(whole), versions, parts, moved: history.moved(id) };
  };
}

function isSame(own: readonly Lifetime[], around: readonly Lifetime[] | undefined): boolean {
  return JSON.stringify(own) === JSON.stringify(around);
}

function toRequestPart({ place, path, value }: Feature, versions: readonly Lifetime[]): readonly RequestPart[] {
  if (place === "operation" || place === "response" || place === "status") return [];
  return [{ in: place, path, ...(value === undefined ? {} : { value }), versions }];
}
