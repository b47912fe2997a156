// Answers as Restate 1.8 does, by its release notes: starts a real 1.7 with virtual queues, and stands in front of its Admin API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { text } from "node:stream/consumers";

const VERSION = "1.8.0";
const GONE = "sys_keyed_service_status";
const REFUSED = /^\s*(set|reset|prepare|execute|deallocate|begin|start transaction|commit|rollback)\b/i;

const [real, ...args] = process.argv.slice(2);
const [host, port] = (process.env.RESTATE_ADMIN__BIND_ADDRESS ?? "").split(":");
// It is reached through this process only.
const insidePort = await chooseFreePort();

const env = {
  ...process.env,
  RESTATE_ADMIN__BIND_ADDRESS: `${host}:${insidePort}`,
  RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true",
};
// However this process ends, the kernel closes its end of descriptor 3, and the server ends, too.
const script =
  '"$@" 3<&- 4>&- & server=$!; echo $server >&4; { read -r _ <&3; kill -s KILL $server; } & wait $server; kill $!';
const shell = spawn("/bin/sh", ["-c", script, "supervisor", real, ...args], {
  env,
  stdio: ["ignore", "inherit", "inherit", "pipe", "pipe"],
});
shell.stdio[4].once("data", (pid) => process.once("SIGTERM", () => process.kill(Number(pid), "SIGTERM")));
shell.once("close", () => process.exit());

/** Below the ports of outgoing connections, one of which could take it before the server does. */
async function chooseFreePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer().listen(port, host);
    const listened = await once(probe, "listening").catch(() => undefined);
    probe.close();
    if (listened !== undefined) return port;
  }
}

/** Adds to a deployment what 1.8 says of it. */
function addType(value) {
  if (Array.isArray(value)) return value.map(addType);
  if (value?.deployments) return { ...value, deployments: addType(value.deployments) };
  if (value?.uri) return { ...value, type: "http" };
  return value?.arn ? { ...value, type: "lambda" } : value;
}

const without = ({ rows }) => ({ rows: rows.filter((row) => row.table_name !== GONE) });
const setVersion = (value) => ({ ...value, version: VERSION });

function chooseChange({ method, url }, body) {
  if (url === "/version") return setVersion;
  if (url === "/query" && body.includes("information_schema")) return without;
  // That of a registration has no type.
  return /^\/deployments\b/.test(url) && method !== "POST" ? addType : undefined;
}

/** What is answered without the server, if anything. */
function answer({ method, url }, body) {
  if (url === "/cluster-health") return [404, ""];
  if (url === "/openapi") return [200, readFileSync(new URL("openapi.json", import.meta.url))];
  if (method !== "POST" || url !== "/query") return undefined;
  let query = "";
  try {
    query = String(JSON.parse(body).query);
  } catch {
    // The server refuses it.
  }
  if (REFUSED.test(query)) return [400, JSON.stringify({ message: "Statement not supported" })];
  const message = `Datafusion error: Error during planning: table 'restate.public.${GONE}' not found`;
  return query.includes(GONE) && !query.includes("information_schema") ? [500, JSON.stringify({ message })] : undefined;
}

createServer(async (incoming, outgoing) => {
  incoming.on("error", () => {});
  const { method, url, headers } = incoming;
  const body = await text(incoming).catch(() => "");
  const own = answer(incoming, body);
  if (own) {
    const [status, content] = own;
    return outgoing.writeHead(status, content === "" ? {} : { "content-type": "application/json" }).end(content);
  }
  const change = chooseChange(incoming, body);
  const { "transfer-encoding": _, "accept-encoding": encoding, ...rest } = headers;
  const sent = { ...rest, ...(change ? {} : encoding && { "accept-encoding": encoding }) };
  const forwarded = request({ host, port: insidePort, method, path: url, headers: sent });
  forwarded.on("error", () => outgoing.destroy());
  outgoing.on("close", () => forwarded.destroy());
  forwarded.on("response", async (response) => {
    response.on("error", () => outgoing.destroy());
    if (!change || response.statusCode !== 200) {
      return response.pipe(outgoing.writeHead(response.statusCode, response.headers));
    }
    const changed = JSON.stringify(change(JSON.parse(await text(response))));
    const { "content-length": __, "transfer-encoding": ___, ...kept } = response.headers;
    outgoing.writeHead(200, kept).end(changed);
  });
  forwarded.end(body);
}).listen(Number(port), host);
