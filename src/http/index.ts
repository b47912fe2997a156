export * from "./chunks.js";
export * from "./headers.js";
