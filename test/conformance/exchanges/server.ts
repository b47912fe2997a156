import { call, type Exchange, raw } from "../exchange.js";

export const server: readonly Exchange[] = [
  call("get_cluster_health", "what it is", "200 json", (admin) => admin.getClusterHealth()),
  call("get_health", "what it is", "200 none", (admin) => admin.getHealth()),
  call("get_version", "what it is", "200 json", (admin) => admin.getVersion()),
];

const json = { "content-type": "application/json" };

export const query: readonly Exchange[] = [
  call("query", "rows", "200 json", (admin) => admin.query({ query: "SELECT 1 AS a, NULL AS b" })),
  call("query", "no rows", "200 json", (admin) => admin.query({ query: "SELECT 1 AS a WHERE false" })),
  raw("query", "rows in any form", "200 arrow", () => ({
    path: "/query",
    headers: { ...json, accept: "*/*" },
    body: '{"query":"SELECT 1"}',
  })),
  call("query", "what is no SQL", "500 json", (admin) => admin.query({ query: "selec 1" }), { versions: "<1.7.0" }),
  call("query", "what is no SQL", "400 json", (admin) => admin.query({ query: "selec 1" }), { versions: ">=1.7.0" }),
  call("query", "a table that there is not", "500 json", (admin) => admin.query({ query: "SELECT * FROM nope" })),
  call("query", "without workers", "500 json", (admin) => admin.query({ query: "SELECT * FROM sys_invocation" }), {
    at: "narrow",
  }),
  call(
    "query",
    "more queries than the server's limit",
    "429 json",
    async (admin) => {
      // Two at once are allowed, and one more each second.
      for (let sent = 0; sent < 20; sent++) await admin.query({ query: "SELECT 1" });
    },
    { versions: ">=1.7.1", at: "narrow" },
  ),
];
