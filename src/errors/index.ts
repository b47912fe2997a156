export * from "./failures.js";
export * from "./quote.js";
export * from "./request-error.js";
export * from "./response-error.js";
