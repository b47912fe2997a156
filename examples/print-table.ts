type Cell = string | number;

/** Prints a table without colours, so that the output can be piped or pasted. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [head, ...rows].map((row) => row.map(clean));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const [first, ...others] = lines.map((line) => {
    const cells = line.map((cell, column) => ` ${cell.padEnd(widths[column] ?? 0)} `);
    return `│${cells.join("│")}│`;
  });
  console.log([rule("┌", "┬", "┐"), first, rule("├", "┼", "┤"), ...others, rule("└", "┴", "┘")].join("\n"));
}

/** Removes control characters: a failure message from a handler must not move the cursor of the terminal. */
function clean(cell: Cell): string {
  return String(cell).replace(/\p{Cc}/gu, " ");
}

/** Formats a time from the server in UTC, such as `2026-11-25 16:43`. */
export function formatTime(time: string): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
