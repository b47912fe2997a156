/** What calls of each kind resulted in, how often, and how long the slowest took. */
export class Outcomes {
  private readonly kinds: Map<string, { readonly seen: Map<string, number>; longest: number }> = new Map();

  /** Waits for a call, whose result is counted by its words. */
  async watch(kind: string, call: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    const words = await call().then(String, (error: unknown) => `THROWS ${shorten(String(error))}`);
    const all = this.kinds.get(kind) ?? { seen: new Map<string, number>(), longest: 0 };
    all.seen.set(words, (all.seen.get(words) ?? 0) + 1);
    all.longest = Math.max(all.longest, performance.now() - start);
    this.kinds.set(kind, all);
  }

  print(): string {
    const lines = [...this.kinds].map(([kind, { seen, longest }]) => {
      const results = [...seen]
        .sort(([, left], [, right]) => right - left)
        .map(([words, count]) => `${count} x ${words}`);
      const thrown = [...seen].reduce((sum, [words, count]) => sum + (words.startsWith("THROWS") ? count : 0), 0);
      const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
      return `| ${kind} | ${thrown} of ${total} | ${(longest / 1_000).toFixed(1)} | ${results.join("; ")} |`;
    });
    return ["| call, loss, phase | threw | longest s | results |", "| --- | --- | --- | --- |", ...lines].join("\n");
  }
}

function shorten(words: string): string {
  const masked = words
    .replaceAll(/inv_\w+/g, "inv_…")
    .replaceAll(/\b\d+(\.\d+)?(ms|s)\b/g, "TIME")
    .replaceAll(/\bN\d+(:\d+)?\b/g, "N#")
    .replaceAll(/(ScannerId\(N#, |partition )\d+/g, "$1#")
    .replaceAll(/127\.0\.0\.1:\d+/g, "ADDRESS")
    .replaceAll(/\s+/g, " ")
    .replaceAll("|", "\\|");
  return masked.length > 200 ? `${masked.slice(0, 200)}…` : masked;
}
