/** Runs the scenarios in workerd, the runtime of Cloudflare's workers: one request, whose answer is the report. */

import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chooseFreePort } from "../../../scripts/server/free-ports.js";
import { startSupervisor } from "../../../scripts/server/supervisor.js";
import { type Report, readReport } from "./report.js";

/** Of workerd, "internet" is what `fetch` of a worker goes through, and is public addresses only unless told otherwise. */
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

export async function runWorker(workerd: string, folder: string, target: object): Promise<Report> {
  const port = await chooseFreePort();
  const file = join(folder, "worker.capnp");
  writeFileSync(file, config(port));
  const directory = join(tmpdir(), `workerd-${randomUUID()}`);
  const supervisor = startSupervisor(directory, [workerd, "serve", file], { PATH: process.env.PATH ?? "" });
  const readLog = () => readFileSync(join(directory, "log"), "utf8").trim();
  try {
    await supervisor.start();
    const answer = await post(`http://127.0.0.1:${port}/`, target, readLog);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${text}\n${readLog()}`);
    return { ...readReport(JSON.parse(text)), left: readLog() === "" ? [] : [`it complained: ${readLog()}`] };
  } finally {
    await supervisor.keepAlive(supervisor.close());
  }
}

/** It listens a moment after its start. */
async function post(url: string, body: object, readLog: () => string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(url, { method: "POST", body: JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
    } catch (cause) {
      if (attempt === 100) throw new Error(`workerd does not answer: ${readLog()}`, { cause });
      await delay(50);
    }
  }
}
