import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { rootFolder } from "./places.js";

/** Runs Node with these arguments, and returns its output. If it fails, the error has the output. */
export async function runNode(args: readonly string[], cwd?: string): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return (await promisify(execFile)(process.execPath, args, { cwd, env, maxBuffer: Number.POSITIVE_INFINITY })).stdout;
}

/** Returns the line of an error that says what went wrong, without paths on this machine. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, thrown] = /^(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(message) ?? [];
  const line = thrown ?? message.split("\n").find((text) => text.trim() !== "") ?? "unknown";
  return line.replaceAll(rootFolder, "").slice(0, 300);
}
