/** What generated functions import. */

export type { AdminPromise, Answer } from "./admin-promise.js";
export { bindFunctions } from "./bind-functions.js";
export { passBody, toFormData } from "./body-serializers.js";
export { type Attempt, callOperation } from "./call-operation.js";
export { type Client, createClient, type RequestOptions } from "./client.js";
export { fillPathWithScalars } from "./fill-path.js";
export type { Operation, OperationDescription } from "./operation.js";
export { createFormSerializer, createQuerySerializer } from "./query-serializer.js";
