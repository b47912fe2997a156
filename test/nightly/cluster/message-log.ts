import { AdminResponseError } from "../../../src/index.js";

/** Whether a call that failed was done after all; `read` for one that changes nothing. */
export type Deed = "done" | "not done" | "read";

interface Count {
  readonly done: number;
  readonly notDone: number;
  readonly read: number;
}

/** Counts failures by operation, place, and what the server said. */
export class MessageLog {
  private readonly counts: Map<string, Count> = new Map();
  readonly calls: Map<string, number> = new Map();

  count(operation: string): void {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
  }

  add(operation: string, place: string, error: unknown, deed: Deed): void {
    const key = [operation, place, ...readWords(error)].join(" | ");
    const { done, notDone, read } = this.counts.get(key) ?? { done: 0, notDone: 0, read: 0 };
    this.counts.set(key, {
      done: done + Number(deed === "done"),
      notDone: notDone + Number(deed === "not done"),
      read: read + Number(deed === "read"),
    });
  }

  print(): string {
    const rows = [...this.counts].sort(([left], [right]) => left.localeCompare(right));
    const lines = rows.map(([key, { done, notDone, read }]) => `| ${key} | ${read} | ${notDone} | ${done} |`);
    const calls = [...this.calls].sort().map(([name, count]) => `${name} ${count}`);
    return [
      "| operation | loss, through | status | words | failed reads | failed, not done | failed, but done |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...lines,
      "",
      `Calls: ${calls.join(", ")}`,
    ].join("\n");
  }
}

/** The status, and the words without what differs each time. */
function readWords(error: unknown): readonly [status: string, words: string] {
  if (!(error instanceof AdminResponseError))
    return ["-", mask(error instanceof Error ? `${error.name}: ${error.message}` : String(error))];
  const { body, status } = error;
  const words = typeof body === "object" && body !== null && "message" in body ? String(body.message) : String(body);
  return [String(status), mask(words)];
}

function mask(words: string): string {
  return words
    .replaceAll(/inv_\w+/g, "inv_…")
    .replaceAll(/\bdp_\w+/g, "dp_…")
    .replaceAll(/127\.0\.0\.1:\d+/g, "ADDRESS")
    .replaceAll(/\bN\d+(:\d+)?\b/g, "N#")
    .replaceAll(/\b(generation|partition|peer|node)([ _a-z]*[ =:]*)\d+/gi, "$1$2#")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{20,}/g, "UUID")
    .replaceAll(/\be\d+\b/g, "e#")
    .replaceAll(/\d+(\.\d+)?(ms|s)\b/g, "TIME")
    .replaceAll("|", "\\|")
    .replaceAll(/\s+/g, " ");
}
