import type { JsonObject } from "../io/index.js";
import type { Mend } from "./map-path-items.js";
import { mendIds } from "./mend-ids.js";
import { mendMediaTypes } from "./mend-media-types.js";
import { mendPathParameters } from "./mend-path-parameters.js";

export interface MendedDocument {
  readonly document: JsonObject;
  /** What was changed and why, one line each. */
  readonly notes: readonly string[];
}

const MENDS: readonly Mend[] = [mendPathParameters, mendIds, mendMediaTypes];

/**
 * Mends common defects whose meaning is clear, such as a parameter in a path that is not declared. Lint sees the document
 * before this, so a document that must be free of defects stays so.
 */
export function mendDocument(document: JsonObject): MendedDocument {
  const notes: string[] = [];
  const mended = MENDS.reduce((current, mend) => mend(current, (note) => notes.push(note)), document);
  return { document: mended, notes };
}
