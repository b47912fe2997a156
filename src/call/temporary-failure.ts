import type { ClientInternals, OperationRequest } from "../client/index.js";
import type { RetryDescription } from "./operation.js";

/** Whether a response says that the server did nothing, and that the same request may succeed a moment later. */
export type IsTemporary = (status: number, message: string | undefined) => boolean;

/** @param settings - Those of the client, which may have just created what the request names. */
export function matchTemporary(
  { temporary = [] }: RetryDescription,
  { params }: OperationRequest,
  { created }: ClientInternals,
): IsTemporary {
  const isNew = (id: unknown) => created?.list().some((each) => each.id === id);
  return (status, message) =>
    temporary.some(
      (failure) =>
        failure.status === status &&
        new RegExp(failure.message).test(message ?? "") &&
        (!failure.created || isNew(params?.query?.[failure.created])),
    );
}
