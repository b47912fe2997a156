import type { JsonObject } from "../io/index.js";
import { listProblems, type Problem, Problems } from "../openapi/document/index.js";
import type { Prepared } from "../openapi/index.js";
import { readOperations } from "../openapi/model/index.js";
import { leaveOut } from "./leave-out.js";
import { ANY_API } from "./profile.js";
import { simplifyDocument } from "./simplify-document.js";

export interface CheckedDocument extends Prepared {
  /** What was left out, with the reasons. */
  readonly leftOut: readonly Problem[];
}

/**
 * Prepares a document, which checks that a client can be generated from every part of it.
 *
 * @param skip - Whether to leave out the operations that cannot be generated, instead of throwing.
 * @throws Error that lists all problems.
 */
export function checkDocument(document: JsonObject, skip: boolean): CheckedDocument {
  const problems = new Problems();
  const operations = readOperations(document, ANY_API, problems);
  const simple = simplifyDocument(document, problems);
  if (problems.all.length === 0) return { document, simple, operations, leftOut: [] };
  if (!skip) throw new Error(listProblems(problems.all));
  const { document: rest, leftOut } = leaveOut(document, problems.all);
  const further = checkDocument(rest, skip);
  return { ...further, leftOut: [...leftOut, ...further.leftOut] };
}
