import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";

/** A command that can outlive neither this process nor its own directory. It can be killed and started again. */
export interface SupervisedRun {
  /** Resolves when the command that was started last has ended. */
  readonly ended: Promise<unknown>;
  /** Returns the last lines that the command wrote since its last start. Empty after `stop`. */
  readLog(): string;
  /** Kills the command, and keeps the directory. */
  kill(): Promise<void>;
  /** Starts the command again in its directory; kills it first if it is still running. */
  start(): Promise<void>;
  /** Kills the command, and removes the directory. */
  stop(): Promise<unknown>;
}

// However this process ends, the kernel closes its end of descriptor 3, so that `read` returns.
const SCRIPT = `
# Without the trap, writing to a dead parent would end the shell before it removes the directory.
trap '' PIPE
directory=$1; shift
mkdir -m 700 "$directory" && cd "$directory" || exit 1
order=start
while [ -n "$order" ]; do
  if [ "$order" = start ]; then
    "$@" >log 2>&1 3<&- &
    command=$!
    echo "$command" >pid
    # Without an orderly shutdown, since the data goes with the directory.
    { read -r _ <&3; kill -s KILL "$command"; } &
    reader=$!
    wait "$command"
    kill "$reader"
    wait "$reader"
    echo ended
  fi
  # An order to kill has no effect here: the command has just ended by itself.
  read -r order <&3 || order=
done
cd / && rm -rf "$directory"
`;

/**
 * Runs a command in a new directory, which also has its temporary files, and the files `log` and `pid`. The run does not keep
 * this process alive.
 *
 * @param directory - It must not exist yet.
 * @param env - The environment. The command inherits only PATH: RESTATE_CONFIG, RUST_LOG or HTTP_PROXY must not affect it.
 */
export function runSupervised(
  directory: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): SupervisedRun {
  const shell = spawn("/bin/sh", ["-c", SCRIPT, "supervisor", directory, ...command], {
    // Ctrl-C in a terminal reaches the whole foreground group, and the shell must outlive this process.
    detached: true,
    env: { PATH: process.env.PATH ?? "", ...env, TMPDIR: directory },
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  const [, output, , lifeline] = shell.stdio;
  if (!(lifeline instanceof Socket && output instanceof Socket)) throw new Error("/bin/sh could not be started");
  lifeline.on("error", () => {}); // the shell is gone, so `ended` resolves
  output.resume();
  const closed = once(shell, "close");
  const waitForEnd = () => Promise.race([once(output, "data"), closed]);
  const setKeptAlive = (isKept: boolean) => {
    for (const handle of [shell, output, lifeline]) isKept ? handle.ref() : handle.unref();
  };
  let ended = waitForEnd();
  const kill = async () => {
    setKeptAlive(true);
    lifeline.write("kill\n");
    await ended;
    setKeptAlive(false);
  };
  setKeptAlive(false);
  return {
    get ended() {
      return ended;
    },
    readLog() {
      const file = join(directory, "log");
      const log = existsSync(file) ? readFileSync(file, "utf8") : "";
      return log.trimEnd().split("\n").slice(-15).join("\n");
    },
    kill,
    async start() {
      await kill();
      ended = waitForEnd();
      lifeline.write("start\n");
    },
    async stop() {
      setKeptAlive(true);
      lifeline.end();
      await closed;
    },
  };
}
