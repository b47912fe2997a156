import type { ClientInternals } from "../client/index.js";
import type { OperationRequest, RetryDescription } from "./operation.js";

/** Whether a response says that the server did nothing, and that the same request may succeed a moment later. */
export type IsTemporary = (status: number, message: string | undefined) => boolean;

/** @param created - What the client has created within the last seconds. */
export function matchTemporary(
  { temporary = [] }: RetryDescription,
  { params }: OperationRequest,
  created: ClientInternals["created"],
): IsTemporary {
  return (status, message) =>
    temporary.some(
      (failure) =>
        failure.status === status &&
        new RegExp(failure.message).test(message ?? "") &&
        (!failure.created || Number(created?.get(params?.query?.[failure.created])?.until) > Date.now()),
    );
}
