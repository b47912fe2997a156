/**
 * Runs a command that can't outlive this process, in a directory that can't outlive it either.
 *
 * A handler in this process would not run on SIGKILL, so a shell holds the other end of a socket: however this process
 * ends, the kernel closes its end, the shell reads the end of file, kills the command and removes the directory.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { createInterface } from "node:readline";

export interface SupervisedRun {
  readonly pid: number;
  /** What `wait` in the shell says: 128 + the signal's number if a signal ended it. */
  readonly exitCode: Promise<number>;
  kill(signal: "TERM" | "KILL"): void;
}

export interface Supervisor {
  /** Starts the command; again only after the run before it has exited. */
  start(): Promise<SupervisedRun>;
  /** Kills the command if it runs, and removes the directory. */
  close(): Promise<void>;
  /** A running command lets this process end by itself, except while it waits for such work. */
  keepAlive<T>(work: Promise<T>): Promise<T>;
}

// While the command runs, a second reader takes the orders: signals to send, or the end of file. It is the shell that
// sends them, since it alone knows that the number is still its child's.
// PIPE is ignored, or telling a dead parent "exit" would kill the shell before it removes the directory.
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
 * The command runs in the directory, which must not exist yet, and has it for its temporary files too: a killed program
 * removes none. Its output goes to the file `log` there.
 */
export function startSupervisor(
  directory: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Supervisor {
  // Detached: Ctrl-C in a terminal reaches the whole foreground group, and the shell has to outlive this process.
  const shell = spawn("/bin/sh", ["-c", shellScript, "supervisor", directory, ...command], {
    detached: true,
    env: { ...env, TMPDIR: directory },
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const channel = shell.stdio[3];
  if (!(channel instanceof Socket)) throw new Error("The supervising shell could not be started");
  const ended = once(shell, "exit");
  const lines = createInterface({ input: channel });
  // The shell is gone: that is reported where its answer is awaited. readline emits the errors of its input once more.
  for (const emitter of [channel, lines]) emitter.on("error", () => {});
  let waiting = 0;

  // It keeps lines that nobody waits for yet: of a short run, both answers come at once.
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
      exitCode.catch(() => {}); // whoever awaits it sees the error; nobody has to
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
