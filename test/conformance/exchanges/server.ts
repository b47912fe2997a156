import { call, type Exchange } from "../exchange.js";

export const server: readonly Exchange[] = [
  call("cluster_health", "what it is", "200 json", (admin) => admin.clusterHealth()),
  call("health", "what it is", "200 none", (admin) => admin.health()),
  call("version", "what it is", "200 json", (admin) => admin.version()),
];
