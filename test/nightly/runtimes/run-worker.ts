import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSupervised } from "../../../src/testing/server/run-supervised.js";
import { chooseFreePort } from "../../kit/free-port.js";
import { pollUntil } from "../../kit/poll-until.js";
import type { Report } from "./run-program.js";

/** In workerd, a worker's `fetch` goes through "internet", which has only public addresses by default. */
const config = (port: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
    )),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;

/** Runs the scenarios in workerd, the runtime of Cloudflare's workers: one request, whose response is the report. */
export async function runWorker(workerd: string, folder: string, target: object): Promise<Report> {
  const port = await chooseFreePort();
  const file = join(folder, "worker.capnp");
  writeFileSync(file, config(port));
  const directory = join(tmpdir(), `workerd-${randomUUID()}`);
  const run = runSupervised(directory, [workerd, "serve", file], {});
  try {
    const body = JSON.stringify(target);
    const post = () => fetch(`http://127.0.0.1:${port}/`, { method: "POST", body }).catch(String);
    // workerd listens a moment after its start.
    const response = await pollUntil("an answer", post, (seen) => typeof seen !== "string");
    const text = typeof response === "string" ? response : await response.text();
    const log = readFileSync(join(directory, "log"), "utf8").trim();
    return { ...JSON.parse(text), left: log === "" ? [] : [log] };
  } finally {
    await run.stop();
  }
}
