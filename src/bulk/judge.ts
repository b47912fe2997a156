import { readProblem } from "../api/index.js";
import { isIdempotent } from "../call/index.js";
import { AdminResponseError } from "../errors/index.js";
import { type BulkOperation, explainUnchanged, isUndone } from "./result.js";

/** What a call says about its target. */
export type Outcome<Data> =
  | { readonly list: "succeeded"; readonly data: Data }
  | { readonly list: "unchanged"; readonly status: number | undefined; readonly reason: string }
  | { readonly list: "failed" | "unknown"; readonly error: unknown };

/** Decides what a failed call says about its target. */
export interface Judge {
  /** Whether the operation may be applied again, with the options given. */
  readonly isIdempotent: boolean;
  /** @param isRepeat - Whether an earlier request may have changed the target. */
  judgeFailure(id: string, error: unknown, isRepeat: boolean): Outcome<never>;
  /** Whether another call may settle what became of the target. Default: no. */
  readonly isOpen?: (id: string, error: unknown) => boolean;
}

/** Decides what any call of an operation says about its target. */
export interface OperationJudge extends Judge {
  judgeSuccess<Data>(status: number, data: Data): Outcome<Data>;
}

/**
 * Creates the judge of calls of an operation.
 *
 * @param own - The options of the operation itself.
 * @param areFound - Whether a filter found the targets, so that each of them existed.
 */
export function createJudge(
  operation: BulkOperation,
  own: Readonly<Record<string, unknown>>,
  areFound: boolean,
): OperationJudge {
  const idempotent = isIdempotent(operation.retry, { params: { query: own } });
  return {
    isIdempotent: idempotent,
    judgeSuccess(status, data) {
      const reason = explainUnchanged(operation, own, { status }, areFound);
      return reason === undefined ? { list: "succeeded", data } : { list: "unchanged", status, reason };
    },
    judgeFailure(id, error, isRepeat) {
      // The page of a proxy says nothing about the target.
      if (error instanceof AdminResponseError && error.documented) {
        const { status, body, attempts } = error;
        const response = { status, message: readProblem(body).message };
        const reason = explainUnchanged(operation, own, response, areFound || isRepeat || attempts > 1);
        if (reason !== undefined) return { list: "unchanged", status, reason };
      }
      return { list: idempotent || isUndone(id, error) ? "failed" : "unknown", error };
    },
  };
}
