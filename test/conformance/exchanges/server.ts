import type { Exchange } from "../exchange.js";

export const server: readonly Exchange[] = [
  {
    operation: "cluster_health",
    name: "what it is",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.clusterHealth() },
  },
  {
    operation: "health",
    name: "what it is",
    status: 200,
    form: "none",
    send: { call: (admin) => admin.health() },
  },
  {
    operation: "version",
    name: "what it is",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.version() },
  },
];
