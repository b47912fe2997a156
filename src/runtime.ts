/** What generated functions import. */

export type { AdminPromise, Answer } from "./admin-promise.js";
export { assertSupported, type VersionCheck } from "./assert-supported.js";
export type { Attempt } from "./attempt-operation.js";
export { bindFunctions } from "./bind-functions.js";
export { passBody, toFormData } from "./body-serializers.js";
export { callOperation } from "./call-operation.js";
export { type Client, createClient } from "./client.js";
export type { RequestOptions } from "./client-options.js";
export { fillPathWithScalars } from "./fill-path.js";
export type { Operation, OperationDescription, SchemaChanges } from "./operation.js";
export { createFormSerializer, createQuerySerializer } from "./query-serializer.js";
export { rememberVersion } from "./remember-version.js";
