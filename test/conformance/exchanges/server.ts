import { call, type Exchange } from "../exchange.js";

export const server: readonly Exchange[] = [
  call("get_cluster_health", "what it is", "200 json", (admin) => admin.getClusterHealth()),
  call("get_health", "what it is", "200 none", (admin) => admin.getHealth()),
  call("get_version", "what it is", "200 json", (admin) => admin.getVersion()),
];
