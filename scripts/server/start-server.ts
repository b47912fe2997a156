import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chooseFreePort } from "./free-port.js";
import { findRestateBinary } from "./restate-binary.js";

export interface StartedServer {
  readonly adminUrl: string;
  /** Kills the server and removes its directory. */
  stop(): Promise<void>;
}

const HOST = "127.0.0.1";
/** In milliseconds. */
const START_TIMEOUT = 60_000;

// However this process ends, the kernel closes its end of descriptor 3, so that `read` returns. Without the trap, writing
// the log to a dead parent would end the shell before it removes the directory.
const SCRIPT = `
trap '' PIPE
"$@" >log 2>&1 3<&- &
server=$!
{ read -r _ <&3; kill -s KILL "$server"; } &
wait "$server"
kill $!
tail -n 15 log
rm -rf "$PWD"
`;

/**
 * Starts a restate-server for its schema, isolated from any other Restate on the machine, and waits for its Admin API. It
 * ends with this process, and its directory goes with it.
 *
 * @param given - The path of its binary, if npm does not have it.
 */
export async function startServer(version: string, given?: string): Promise<StartedServer> {
  const binary = given ?? (await findRestateBinary(version));
  const [admin, ingress, node] = await Promise.all([chooseFreePort(), chooseFreePort(), chooseFreePort()]);
  const adminUrl = `http://${HOST}:${admin}`;
  const directory = mkdtempSync(join(tmpdir(), "restate-server-"));
  const shell = spawn("/bin/sh", ["-c", SCRIPT, "supervisor", binary, "--base-dir", join(directory, "data")], {
    cwd: directory,
    // Ctrl-C in a terminal reaches the whole foreground group, and the shell must outlive this process.
    detached: true,
    // Nothing is inherited: the user's RESTATE_CONFIG, RUST_LOG or HTTP_PROXY must not affect this server.
    env: {
      PATH: process.env.PATH ?? "",
      TMPDIR: directory,
      RESTATE_CLUSTER_NAME: basename(directory),
      RESTATE_LISTEN_MODE: "tcp",
      RESTATE_BIND_ADDRESS: `${HOST}:${node}`,
      RESTATE_ADVERTISED_ADDRESS: `http://${HOST}:${node}`,
      RESTATE_ADMIN__BIND_ADDRESS: `${HOST}:${admin}`,
      RESTATE_INGRESS__BIND_ADDRESS: `${HOST}:${ingress}`,
      // By default, the server connects to Restate's default port, joins whichever cluster runs there, and shuts it down.
      RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify([`http://${HOST}:${node}`]),
      RESTATE_DISABLE_TELEMETRY: "1",
      DO_NOT_TRACK: "1",
    },
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  const lifeline = shell.stdio[3] as NodeJS.WritableStream;
  lifeline.on("error", () => {}); // the shell is gone, which `ended` tells
  let log = "";
  shell.stdout?.setEncoding("utf8").on("data", (text) => {
    log += text;
  });
  let hasEnded = false;
  const ended = once(shell, "close").then(() => {
    hasEnded = true;
  });
  const stop = async (): Promise<void> => {
    lifeline.end();
    await ended;
  };
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await isHealthy(adminUrl))) {
    if (hasEnded || Date.now() > deadline) {
      const problem = hasEnded ? "exited before it was ready" : `was not ready after ${START_TIMEOUT} ms`;
      await stop();
      throw new Error(`restate-server ${version} ${problem}. Its log ends:\n${log.trimEnd()}`);
    }
    await Promise.race([delay(50), ended]);
  }
  return { adminUrl, stop };
}

async function isHealthy(adminUrl: string): Promise<boolean> {
  const response = await fetch(`${adminUrl}/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return response?.ok ?? false;
}
