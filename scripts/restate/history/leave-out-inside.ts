import { type Feature, keyOf, listAncestors } from "./feature.js";

/** Leaves out features that are inside another one of the list, and so are redundant. */
export function leaveOutInside(features: readonly Feature[]): readonly Feature[] {
  const listed = new Set(features.map(keyOf));
  return features.filter((feature) => !listAncestors(feature).some((ancestor) => listed.has(keyOf(ancestor))));
}
