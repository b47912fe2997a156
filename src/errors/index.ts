export { BaseError, describeCause } from "./base-error.js";
export { AWAY, isInterrupted, isLoss, isTemporaryError } from "./loss.js";
export * from "./named.js";
export { hideCredentials, quote } from "./quote.js";
export type { ErrorContext } from "./request-error.js";
export type { Lifetime } from "./unsupported-error.js";
