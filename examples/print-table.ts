import Table from "cli-table3";

type Cell = string | number;

/** Prints a table without colours, so that the output can be piped or pasted. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push(row.map(clean));
  console.log(table.toString());
}

/** Removes control characters: a failure message from a handler must not move the cursor of the terminal. */
function clean(cell: Cell): string {
  return String(cell).replace(/[^\P{Cc}\n]/gu, " ");
}

/** Formats a time from the server in UTC, such as `2026-11-25 16:43`. */
export function formatTime(time: string): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
