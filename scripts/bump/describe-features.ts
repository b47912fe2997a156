import { nameOperation } from "../document/index.js";
import { type Feature, keyOf, leaveOutInside, type VersionChanges } from "../history/index.js";
import type { Operation } from "../model/index.js";
import { indexOperations, type Line, listCallers, listUses } from "./change-line.js";
import { canBreak, type DescribeFeatures, describeShapeChange } from "./create-describer.js";
import type { Renames } from "./find-renames.js";
import { groupFeatures } from "./group-features.js";

/** Describes what was added, removed or changed, except for renames. */
export function describeFeatures(
  changes: VersionChanges | undefined,
  renames: Renames,
  old: readonly Operation[],
  describe: DescribeFeatures,
): readonly Line[] {
  if (changes === undefined) return [];
  const operations = indexOperations(old);
  const renamed = listRenamed(renames);
  const group = (features: readonly Feature[]) => {
    const told = leaveOutInside(features).filter((feature) => !renamed.has(keyOf(feature)));
    return groupFeatures(told, (feature) => [feature]);
  };
  const find = (features: readonly Feature[]) =>
    features.flatMap(({ operation: key, place }) => {
      const operation = operations.get(key);
      if (operation === undefined) return [];
      return place === "operation" ? listUses(operation) : listCallers(operation);
    });
  return [
    ...group(changes.added).map((features): Line => {
      const isNeeded = features.some(({ place, shape }) => place !== "response" && shape.required === true);
      const text = `${describe(features)}${isNeeded ? ", which is required" : ""}`;
      // Until now, the operation resolved to undefined.
      const isResponse = features.some(({ place, path }) => place === "response" && path.length === 0);
      return { heading: "Added", text, breaks: isNeeded || isResponse ? find(features) : [] };
    }),
    ...groupFeatures(changes.changed, ({ from, to }) => [from, to]).flatMap((group): readonly Line[] => {
      const [first] = group;
      if (first === undefined) return [];
      const features = group.map(({ to }) => to);
      const text = `${describe(features)} ${describeShapeChange(first.from.shape, first.to.shape)}`;
      return [{ heading: "Changed", text, breaks: canBreak(first.from, first.to) ? find(features) : [] }];
    }),
    ...group(changes.removed).map((features): Line => {
      return { heading: "Removed", text: describe(features), breaks: find(features) };
    }),
  ];
}

function listRenamed({ fields, operations }: Renames): ReadonlySet<string> {
  const owners = operations.flatMap(({ from, to }) => [from, to]);
  return new Set([
    ...fields.flatMap(({ from, to }) => [from, to]).map(keyOf),
    ...owners.map(({ method, path }) =>
      keyOf({ operation: nameOperation(method, path), place: "operation", path: [] }),
    ),
  ]);
}
