export { BaseError, describeCause } from "./base-error.js";
export * from "./named.js";
export { hideCredentials, quote } from "./quote.js";
export type { ErrorContext } from "./request-error.js";
