import type { WireTypes } from "../../generated/samples.js";
import type { AdminOperations, OperationPromise } from "../index.js";
import type { ErrorResponses } from "../schema/index.js";

/** The name of an operation: `resumeInvocation`. */
export type OperationName = keyof WireTypes & keyof AdminOperations & keyof ErrorResponses;

/** The path parameters of an operation, by their names in the path. */
export type PathOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { path: infer Path } }
  ? Readonly<Path>
  : Readonly<Record<string, never>>;

/** The query parameters of an operation. */
export type QueryOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { query?: infer Query } }
  ? Readonly<Query & {}>
  : Readonly<Record<string, never>>;

/** The request body of an operation; undefined if it has none. */
export type BodyOf<Name extends OperationName> = WireTypes[Name] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : undefined;

/** The body of a success of an operation; void if it has none. */
export type ResultOf<Name extends OperationName> =
  ReturnType<AdminOperations[Name]> extends OperationPromise<infer Data, number> ? Data : never;

/** The statuses that the schema documents for an operation. */
type StatusOf<Name extends OperationName> =
  | (keyof ErrorResponses[Name] & number)
  | (ReturnType<AdminOperations[Name]> extends OperationPromise<unknown, infer Status> ? Status : never);

/** Any status. An editor offers those that the schema documents for the operation. */
export type AnyStatusOf<Name extends OperationName> = StatusOf<Name> | (number & {});

/** The response body of an operation at a status; unknown if the schema does not document the status. */
export type ResponseBodyOf<Name extends OperationName, Status> = Status extends keyof ErrorResponses[Name]
  ? ErrorResponses[Name][Status]
  : Status extends StatusOf<Name>
    ? ResultOf<Name>
    : unknown;
