import { type Feature, isOpen, type RuleChange } from "../history/index.js";
import type { Json } from "../io/index.js";

/** Keywords of a parameter or a body that are not of its schema. */
const OUTSIDE = /^(allowReserved|content|encoding|explode|media type|style|x-.*)$/;

export function isRead({ location }: Pick<Feature, "location">): boolean {
  return location === "response" || location === "status" || location === "error";
}

/**
 * Whether a server may refuse or misread a request that it took before, or a program may read a value that its types exclude.
 *
 * @param isOwnerNarrower - Whether the parameter or the body takes fewer values. A rule does not tell which of several schemas it is in.
 */
export function isRuleBreaking(change: RuleChange, { location }: Feature, isOwnerNarrower: boolean): boolean {
  const { keyword, from, to } = change;
  if (keyword === "deprecated") return false;
  if (isRead({ location })) return isOpen(change) && to.length > 0;
  if (location === "operation") return keyword.startsWith("security") && to.length > 0;
  if (isOpen(change)) return to.length === 0;
  // The server may have had the same default before it was documented.
  if (keyword === "default") return from.length > 0 && to.length > 0;
  if (OUTSIDE.test(keyword)) {
    const known = new Set(from.map((value: Json) => JSON.stringify(value)));
    return to.length > from.length || to.some((value) => !known.has(JSON.stringify(value)));
  }
  return isOwnerNarrower;
}

/** Whether a server may refuse a value that it took before, since the feature has fewer types. */
export function isShapeNarrower({ location, shape: from }: Feature, { shape: to }: Feature): boolean {
  if (isRead({ location }) || location === "operation") return false;
  const takes = (type: string) =>
    [type, type.replace(/ .*/, ""), type === "integer" ? "number" : type, "anything"].some((each) =>
      to.types.includes(each),
    );
  return !from.types.every(takes) || (from.alternatives ?? 1) > (to.alternatives ?? 1);
}

/** Returns when the loss of a feature in newer servers breaks code: always, only if code no longer compiles, or never. */
export function rateRemoved({ location, path, value, shape }: Feature): "always" | "if code fails" | "never" {
  if (!isRead({ location })) return value === undefined ? "never" : "always";
  if (location === "response" && value === undefined && path.length === 0) return "always";
  return shape.required !== false && shape.types.length > 0 ? "if code fails" : "never";
}
