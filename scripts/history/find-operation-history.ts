import semver from "semver";
import type { EarlierRequest, FindHistory, NewerPart } from "../model/index.js";
import { listPathNames, nameOperation } from "../read/index.js";
import { type Feature, type FeatureKey, keyOf, listAncestors } from "./feature.js";
import type { Move } from "./moves.js";
import type { History } from "./trace-history.js";

/** Creates a function that finds the history of an operation. */
export function createHistoryFinder(history: History): FindHistory {
  return (method, path) => {
    const name = nameOperation(method, path);
    const whole: FeatureKey = { operation: name, place: "operation", path: [] };
    const since = history.since(whole);
    // An operation that comes back may have parts that it did not have before.
    const first = history.first(whole);
    const own = history.features.filter(({ operation }) => operation === name);
    const sinceOf = new Map(own.map((feature) => [keyOf(feature), history.since(feature)])).set(keyOf(whole), first);
    const newer = own.flatMap((feature) => {
      const start = sinceOf.get(keyOf(feature)) ?? first;
      // A feature is redundant if what contains it is just as new.
      const around = sinceOf.get(keyOf(listAncestors(feature).at(-1) ?? feature)) ?? first;
      return start === around || semver.lte(start, first) ? [] : toNewerPart(history, feature, start);
    });
    const moved = history.moves.filter(({ to }) => nameOperation(to.method, to.path) === name);
    return {
      since,
      isOldest: since === history.oldest,
      newer,
      goneIn: own.find(({ place }) => place === "operation")?.shape.goneIn,
      alsoIn: history.alsoIn(whole),
      moved: moved.map(toEarlierRequest),
    };
  };
}

function toEarlierRequest({ from, to, goneIn }: Move): EarlierRequest {
  const names = listPathNames(to.path).values();
  return {
    method: from.method.toUpperCase(),
    path: from.path.replace(/[^{}]+(?=\})/g, () => names.next().value ?? ""),
    goneIn,
  };
}

function toNewerPart(history: History, feature: Feature, since: string): readonly NewerPart[] {
  const { place, path, value } = feature;
  if (place === "operation" || place === "response" || place === "status") return [];
  const alsoIn = history.alsoIn(feature);
  return [{ in: place, path, ...(value === undefined ? {} : { value }), since, ...(alsoIn.length > 0 && { alsoIn }) }];
}
