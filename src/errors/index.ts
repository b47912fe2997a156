export * from "./failures.js";
export * from "./request-error.js";
export * from "./response-error.js";
