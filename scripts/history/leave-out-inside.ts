import { type Feature, keyOf, listAncestors } from "./feature.js";

/** Leaves out features inside another one of the list: they say nothing more. */
export function leaveOutInside(features: readonly Feature[]): readonly Feature[] {
  const listed = new Set(features.map(keyOf));
  return features.filter((feature) => !listAncestors(feature).some((ancestor) => listed.has(keyOf(ancestor))));
}
