/** A server that immediately responds to every request with a deployment. Prints "ready" once it listens. */

import { createServer } from "node:http";
import { deploymentText } from "./answers.js";

const { hostname, port } = new URL(process.argv[2] ?? "");
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(deploymentText) };
createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(deploymentText);
}).listen(Number(port), hostname, () => console.log("ready"));
