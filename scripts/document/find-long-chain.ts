import type { JsonObject } from "../io/index.js";
import { listReferences } from "./list-references.js";
import { resolveReference } from "./resolve-reference.js";

/**
 * Finds a long chain of references, each inside the target of the one before. It is not always the longest, because the
 * document is walked only once.
 */
export function findLongChain(document: JsonObject): readonly string[] {
  const seen = new Set<string>();
  let longest: readonly string[] = [];
  const chain = [{ reference: "#", next: listReferences(document).values() }];
  for (let last = chain.at(-1); last; last = chain.at(-1)) {
    const { value: reference } = last.next.next();
    if (reference === undefined) {
      if (chain.length > longest.length) longest = chain.map((each) => each.reference);
      chain.pop();
    } else if (!seen.has(reference)) {
      seen.add(reference);
      chain.push({ reference, next: listReferences(find(document, reference)).values() });
    }
  }
  return longest.slice(1);
}

function find(document: JsonObject, $ref: string): JsonObject {
  try {
    return resolveReference(document, { $ref });
  } catch {
    return {};
  }
}
