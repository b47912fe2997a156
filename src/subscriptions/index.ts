export type { EnsuredSubscription, EnsureSubscriptionOptions } from "./ensure-subscription.js";
export { ensureSubscription } from "./ensure-subscription.js";
