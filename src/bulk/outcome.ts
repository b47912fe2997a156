import { AdminRequestError, AdminResponseError, readProblem } from "../errors/index.js";
import type { BulkOperation, UnchangedRule } from "./bulk-operation.js";
import type { BulkResult } from "./result.js";

/** The outcome for a target: its entry in a list of the result, with the list in place of the id. */
export type Outcome<Data> = {
  [List in keyof BulkResult]: { readonly list: List } & Omit<BulkResult<Data>[List][number], "id">;
}[keyof BulkResult];

export const NOT_STARTED = { list: "notStarted" } as const;

export function judgeSuccess<Data>(operation: BulkOperation, status: number, data: Data): Outcome<Data> {
  const reason = explainUnchanged(operation, { status }, false);
  return reason === undefined ? { list: "succeeded", data } : { list: "unchanged", status, reason };
}

/** @param isKnown - Whether the target existed: a filter found it, or an earlier request may have removed it. */
export function judgeFailure(operation: BulkOperation, error: unknown, isKnown: boolean): Outcome<never> {
  // The page of a proxy says nothing about the target.
  if (error instanceof AdminResponseError && error.documented) {
    const { status, body, attempts } = error;
    const response = { status, message: readProblem(body).message };
    const reason = explainUnchanged(operation, response, isKnown || attempts > 1);
    if (reason !== undefined) return { list: "unchanged", status, reason };
  }
  // A wrong argument, such as an id that no path can have.
  return { list: isRefused(error) || error instanceof TypeError ? "failed" : "unknown", error };
}

/** Whether an error says that the server did nothing. Errors of other classes may follow a response. */
export function isRefused(error: unknown): boolean {
  return error instanceof AdminRequestError && error.applied === "no";
}

/** Finds out why there was nothing to do. Undefined if there was, or if the response leaves that open. */
function explainUnchanged(
  { unchanged }: BulkOperation,
  { status, message = "" }: { readonly status: number; readonly message?: string | undefined },
  isKnown: boolean,
): string | undefined {
  const isMeant = (rule: UnchangedRule): boolean =>
    rule.status === status && (isKnown || !rule.ifKnown) && new RegExp(rule.message ?? "").test(message);
  return unchanged.find(isMeant)?.reason;
}
