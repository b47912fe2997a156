// Answers what a bump asks the server of a release: whether it is ready, its document, and its SQL tables.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [host, port] = (process.env.RESTATE_ADMIN__BIND_ADDRESS ?? "").split(":");
const read = (name) => readFileSync(new URL(name, import.meta.url));
const answers = {
  "/openapi": () => read("openapi.json"),
  "/query": () => JSON.stringify({ rows: JSON.parse(read("tables.json")) }),
  "/health": () => "",
};

createServer(({ url = "" }, response) => {
  const answer = answers[url];
  response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(answer?.());
}).listen(Number(port), host);
