import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";

/** A command that can outlive neither this process nor its own directory. */
export interface SupervisedRun {
  /** Resolves when the command has ended and its directory is gone, to the end of its log. */
  readonly ended: Promise<string>;
  /** Kills the command. */
  stop(): Promise<unknown>;
}

// However this process ends, the kernel closes its end of descriptor 3, so that `read` returns. Nothing of the command is
// worth a shutdown in order: its data goes with the directory. Without the trap, writing the log to a dead parent would
// end the shell before it removes the directory.
const SCRIPT = `
trap '' PIPE
directory=$1; shift
mkdir -m 700 "$directory" && cd "$directory" || exit 1
"$@" >log 2>&1 3<&- &
command=$!
echo "$command" >pid
{ read -r _ <&3; kill -s KILL "$command"; } &
wait "$command"
kill $!
tail -n 15 log
cd / && rm -rf "$directory"
`;

/**
 * Runs a command in a new directory, which also has its temporary files, and the files `log` and `pid`. The run does not keep
 * this process alive.
 *
 * @param directory - It must not exist yet.
 * @param env - Nothing else is inherited: the user's RESTATE_CONFIG, RUST_LOG or HTTP_PROXY must not affect the command.
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
  lifeline.on("error", () => {}); // the shell is gone, which `ended` tells
  let log = "";
  output.setEncoding("utf8").on("data", (text) => {
    log += text;
  });
  const ended = once(shell, "close").then(() => log.trimEnd());
  for (const handle of [shell, output, lifeline]) handle.unref();
  return {
    ended,
    stop() {
      for (const handle of [shell, output]) handle.ref();
      lifeline.end();
      return ended;
    },
  };
}
