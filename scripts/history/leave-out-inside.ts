import { type Feature, keyOf, listAncestors } from "./feature.js";

/** What is inside of something that is listed itself says nothing more. */
export function leaveOutInside(features: readonly Feature[]): readonly Feature[] {
  const listed = new Set(features.map(keyOf));
  return features.filter((feature) => !listAncestors(feature).some((ancestor) => listed.has(keyOf(ancestor))));
}
