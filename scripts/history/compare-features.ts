import { compareText } from "../io/index.js";
import { type Feature, ofOperation, writeKey } from "./feature.js";
import { findForms } from "./find-forms.js";
import type { Features } from "./read-features.js";

export interface Changes {
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
  /** The features that both documents have, in operations that differ. */
  readonly common: readonly { readonly from: Feature; readonly to: Feature }[];
}

export function compareFeatures(before: Features, after: Features): Changes {
  const different = findForms([before, after]);
  // If only one document has an operation, the features inside it are not listed.
  const list = (features: Features, other: Features) => {
    const alone = [...features.operations.keys()].filter((id) => !other.operations.has(id));
    const inBoth = { has: (id: string) => different.has(id) && other.operations.has(id) };
    return [...alone.flatMap((id) => features.find(ofOperation(id)) ?? []), ...features.list(inBoth)];
  };
  const [was, is] = [list(before, after), list(after, before)];
  const isMoved = (id: string) => before.find(ofOperation(id))?.request !== after.find(ofOperation(id))?.request;
  // If a request has moved, its line in the changelog shows the parameters of its path.
  const isShown = ({ operation, location, path, value }: Feature) =>
    location !== "path" || path.length > 1 || value !== undefined || !isMoved(operation);
  const listMissing = (features: readonly Feature[], other: Features) =>
    features
      .filter((feature) => isShown(feature) && !other.has(feature))
      .sort((left, right) => compareText(writeKey(left), writeKey(right)));
  return {
    added: listMissing(is, before),
    removed: listMissing(was, after),
    common: is.flatMap((to) => {
      const from = before.find(to);
      return from === undefined ? [] : [{ from, to }];
    }),
  };
}
