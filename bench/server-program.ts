/** A server that answers every request at once with a deployment; says "ready" when it listens. */

import { createServer } from "node:http";
import { deploymentText } from "./answers.js";

const { hostname, port } = new URL(process.argv[2] ?? "");
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(deploymentText) };
createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(deploymentText);
}).listen(Number(port), hostname, () => console.log("ready"));
