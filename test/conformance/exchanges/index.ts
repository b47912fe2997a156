import type { Exchange } from "../exchange.js";
import { deploymentChanges, deployments } from "./deployments.js";
import { callNewOperations, everyOperation } from "./every-operation.js";
import { rules, vqueues } from "./flow-control.js";
import { invocations } from "./invocations.js";
import { kafkaClusters, subscriptions } from "./kafka.js";
import { query, server } from "./server.js";
import { services } from "./services.js";

const written: readonly Exchange[] = [
  ...server,
  ...deployments,
  ...deploymentChanges,
  ...invocations,
  ...services,
  ...kafkaClusters,
  ...subscriptions,
  ...rules,
  ...query,
  ...vqueues,
];

const known = new Set(written.map(({ operation }) => operation));

export function isKnown(operation: string): boolean {
  return known.has(operation);
}

export const exchanges: readonly Exchange[] = [...written, ...callNewOperations(isKnown), ...everyOperation];
