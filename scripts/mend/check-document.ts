import { listProblems, type Problem, Problems } from "../document/index.js";
import type { JsonObject } from "../io/index.js";
import { readOperations } from "../model/index.js";
import { findTypeProblems } from "../types/index.js";
import { leaveOut } from "./leave-out.js";

export interface CheckedDocument {
  readonly document: JsonObject;
  /** What was left out, with the reasons. */
  readonly leftOut: readonly Problem[];
}

/**
 * Checks that a client can be generated from every part of a document.
 *
 * @param skip - Whether to leave out the operations that cannot be generated, instead of throwing.
 * @throws Error that lists all problems.
 */
export function checkDocument(document: JsonObject, skip: boolean): CheckedDocument {
  const problems = findProblems(document);
  if (problems.length === 0) return { document, leftOut: [] };
  if (!skip) throw new Error(listProblems(problems));
  const { document: rest, leftOut } = leaveOut(document, problems);
  const further = checkDocument(rest, skip);
  return { document: further.document, leftOut: [...leftOut, ...further.leftOut] };
}

function findProblems(document: JsonObject): readonly Problem[] {
  const problems = new Problems();
  readOperations(document, undefined, problems);
  findTypeProblems(document, problems);
  return problems.all;
}
