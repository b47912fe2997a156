import { rootFolder } from "./places.js";

/** The one line of an error that tells what went wrong, without where on this machine. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, thrown] = /^(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(message) ?? [];
  const line = thrown ?? message.split("\n").find((text) => text.trim() !== "") ?? "unknown";
  return line.replaceAll(rootFolder, "").slice(0, 300);
}
