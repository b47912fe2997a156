export * from "./ensure-subscription.js";
