import { type Feature, keyOf } from "./read-features.js";

/** What is inside of something that is listed itself says nothing more. */
export function leaveOutInside(features: readonly Feature[]): readonly Feature[] {
  const listed = new Set(features.map(keyOf));
  return features.filter((feature) => {
    const { operation, place, path, value } = feature;
    if (place === "operation") return true;
    if (listed.has(keyOf({ operation, place: "operation", path: [] }))) return false;
    const above = value === undefined ? path.slice(0, -1) : path;
    return !above.some((_, index) => listed.has(keyOf({ operation, place, path: above.slice(0, index + 1) })));
  });
}
