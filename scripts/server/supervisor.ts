/**
 * Runs a command that can't outlive this process, in a directory that can't outlive it either.
 *
 * A handler in this process would not run on SIGKILL. Instead, a shell holds the other end of a socket. However this
 * process ends, the kernel closes the socket; the shell reads end-of-file, kills the command and removes the directory.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { createInterface } from "node:readline";

export interface SupervisedRun {
  readonly pid: number;
  /** The exit code from the shell's `wait`: 128 plus the signal's number if a signal ended the command. */
  readonly exitCode: Promise<number>;
  kill(signal: "TERM" | "KILL" | "STOP" | "CONT"): void;
}

export interface Supervisor {
  /** Starts the command. The previous run must have exited. */
  start(): Promise<SupervisedRun>;
  /** Kills the command if it is running, and removes the directory. */
  close(): Promise<void>;
  /** Keeps this process alive until the work is done. A running command alone does not. */
  keepAlive<T>(work: Promise<T>): Promise<T>;
}

// While the command runs, a second reader receives the signals to send, or end-of-file. The shell itself sends them,
// because only the shell knows that the process id still belongs to its child. PIPE is ignored: otherwise, writing
// "exit" to a dead parent would kill the shell before it removes the directory.
const shellScript = `
trap '' PIPE
directory=$1; shift
mkdir -m 700 "$directory" && cd "$directory" || exit 1
exec >>"$directory/log" 2>&1
while read -r order <&3; do
  [ "$order" = start ] || continue
  "$@" 3<&- &
  child=$!
  echo "pid $child" >&3
  ( while read -r signal <&3; do kill -s "$signal" "$child"; done; kill -s KILL "$child" ) &
  watcher=$!
  wait "$child"
  code=$?
  kill "$watcher" 2>/dev/null
  wait "$watcher" 2>/dev/null
  echo "exit $code" >&3
done
cd / && rm -rf "$directory"
`;

/**
 * Starts the supervising shell. The command runs in the directory, which must not exist yet. Its temporary files go
 * there too, because a killed program does not remove them. Its output goes to the file `log` in the directory.
 */
export function startSupervisor(
  directory: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Supervisor {
  // Detached, because Ctrl-C in a terminal reaches the whole foreground group, and the shell must outlive this process.
  const shell = spawn("/bin/sh", ["-c", shellScript, "supervisor", directory, ...command], {
    detached: true,
    env: { ...env, TMPDIR: directory },
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const channel = shell.stdio[3];
  if (!(channel instanceof Socket)) throw new Error("The supervising shell could not be started");
  const ended = once(shell, "exit");
  const lines = createInterface({ input: channel });
  // If the shell is gone, `readAnswer` reports that. readline emits the errors of its input again.
  for (const emitter of [channel, lines]) emitter.on("error", () => {});
  let waiting = 0;

  // The iterator buffers lines that are not awaited yet: after a short run, both answers arrive at once.
  const answers = lines[Symbol.asyncIterator]();

  async function readAnswer(name: "pid" | "exit"): Promise<number> {
    const answer = answers.next().then(
      ({ value, done }) => (done ? undefined : value),
      () => ended,
    );
    const line = await Promise.race([answer, ended]);
    if (typeof line === "string" && line.startsWith(`${name} `)) return Number(line.slice(name.length + 1));
    throw new Error(`The shell that supervises ${command[0]} in ${directory} ended`);
  }

  return {
    async start() {
      channel.write("start\n");
      const pid = await readAnswer("pid");
      const exitCode = readAnswer("exit");
      exitCode.catch(() => {}); // callers may ignore exitCode; those who await it still get the error
      return { pid, exitCode, kill: (signal) => void channel.write(`${signal}\n`) };
    },
    async close() {
      channel.end();
      await ended;
    },
    async keepAlive(work) {
      if (waiting++ === 0) for (const handle of [shell, channel]) handle.ref();
      try {
        return await work;
      } finally {
        if (--waiting === 0) for (const handle of [shell, channel]) handle.unref();
      }
    },
  };
}
