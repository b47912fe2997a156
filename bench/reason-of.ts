import { rootFolder } from "./places.js";

/** Returns the line of an error that says what went wrong, without paths on this machine. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, thrown] = /^(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(message) ?? [];
  const line = thrown ?? message.split("\n").find((text) => text.trim() !== "") ?? "unknown";
  return line.replaceAll(rootFolder, "").slice(0, 300);
}
