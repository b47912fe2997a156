import type { Exchange } from "../exchange.js";

const json = { "content-type": "application/json" };

export const query: readonly Exchange[] = [
  {
    operation: "query",
    name: "rows",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.query({ query: "SELECT 1 AS a, NULL AS b" }) },
  },
  {
    operation: "query",
    name: "no rows",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.query({ query: "SELECT 1 AS a WHERE false" }) },
  },
  {
    operation: "query",
    name: "rows in any form",
    status: 200,
    form: "arrow",
    send: { raw: () => ({ path: "/query", headers: { ...json, accept: "*/*" }, body: '{"query":"SELECT 1"}' }) },
  },
  {
    operation: "query",
    name: "what is no SQL",
    status: 500,
    form: "json",
    versions: "<1.7.0",
    send: { call: (admin) => admin.query({ query: "selec 1" }) },
  },
  {
    operation: "query",
    name: "what is no SQL",
    status: 400,
    form: "json",
    versions: ">=1.7.0",
    send: { call: (admin) => admin.query({ query: "selec 1" }) },
  },
  {
    operation: "query",
    name: "a table that there is not",
    status: 500,
    form: "json",
    send: { call: (admin) => admin.query({ query: "SELECT * FROM nope" }) },
  },
  {
    operation: "query",
    name: "without workers",
    status: 500,
    form: "json",
    at: "narrow",
    send: { call: (admin) => admin.query({ query: "SELECT * FROM sys_invocation" }) },
  },
  {
    operation: "query",
    name: "more queries than the server's limit",
    status: 429,
    form: "json",
    versions: ">=1.7.1",
    at: "narrow",
    send: {
      call: async (admin) => {
        // Two at once are allowed, and one more each second.
        for (let sent = 0; sent < 20; sent++) await admin.query({ query: "SELECT 1" });
      },
    },
  },
];
