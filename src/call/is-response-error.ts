import { ResponseError } from "../errors/index.js";

/** An error response of one operation: a union over its documented statuses, each with its body type. */
export type ResponseErrorOf<Responses, Name extends keyof Responses> = {
  [Status in keyof Responses[Name] & number]: ResponseError<Status, Responses[Name][Status]>;
}[keyof Responses[Name] & number];

/** @public The type of {@link isResponseError} in a client of another API, whose operations have these error responses. */
export interface IsResponseError<Responses> {
  (error: unknown): error is ResponseError;
  <Name extends keyof Responses & string>(error: unknown, operation: Name): error is ResponseErrorOf<Responses, Name>;
}

/** Whether an error is an error response, or a documented error response of one operation. */
export function isResponseError(error: unknown, operation?: string): boolean {
  if (!(error instanceof ResponseError)) return false;
  return operation === undefined || (error.operation === operation && error.documented);
}
