import type { JsonObject } from "../io/index.js";
import { listProblems, type Problem, Problems } from "../openapi/document/index.js";
import { readOperations } from "../openapi/model/index.js";
import { leaveOut } from "./leave-out.js";
import { ANY_API } from "./profile.js";
import { simplifyDocument } from "./simplify-document.js";

export interface CheckedDocument {
  readonly document: JsonObject;
  /** The same, simplified for its types. */
  readonly simple: JsonObject;
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
  const problems = new Problems();
  readOperations(document, ANY_API, problems);
  const simple = simplifyDocument(document, problems);
  if (problems.all.length === 0) return { document, simple, leftOut: [] };
  if (!skip) throw new Error(listProblems(problems.all));
  const { document: rest, leftOut } = leaveOut(document, problems.all);
  const further = checkDocument(rest, skip);
  return { ...further, leftOut: [...leftOut, ...further.leftOut] };
}
