import semver from "semver";
import { listPathNames, nameOperation } from "../../openapi/document/index.js";
import type { EarlierRequest, FindHistory, NewerPart } from "../../openapi/model/index.js";
import { type Feature, keyOf, listAncestors } from "./feature.js";
import type { Move } from "./moves.js";
import type { History } from "./trace-history.js";

/** Creates a function that finds the history of an operation. */
export function createHistoryFinder(history: History): FindHistory {
  return (method, path) => {
    const name = nameOperation(method, path);
    const since = history.since({ operation: name, place: "operation", path: [] });
    const own = history.features.filter(({ operation }) => operation === name);
    const sinceOf = new Map(own.map((feature) => [keyOf(feature), history.since(feature)]));
    const newer = own.flatMap((feature) => {
      const first = sinceOf.get(keyOf(feature)) ?? since;
      // A feature is redundant if what contains it is just as new.
      const around = sinceOf.get(keyOf(listAncestors(feature).at(-1) ?? feature)) ?? since;
      return first === around || semver.lte(first, since) ? [] : toNewerPart(history, feature, first);
    });
    const whole = own.find(({ place }) => place === "operation");
    const moved = history.moves.filter(({ to }) => nameOperation(to.method, to.path) === name);
    return {
      since,
      isOldest: since === history.oldest,
      newer,
      goneIn: whole?.shape.goneIn,
      alsoIn: whole ? history.alsoIn(whole) : [],
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
