import Table from "cli-table3";

type Cell = string | number;

/** Prints a table without colours, so that it is the same in a terminal, in a file and in a chat. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push(row.map(clean));
  console.log(table.toString());
}

/** What a handler has failed with must not move the cursor of the terminal that shows it. */
function clean(cell: Cell): string {
  return String(cell).replace(/[^\P{Cc}\n]/gu, " ");
}

/** `2026-11-25 16:43` of a time as the server writes it, in UTC. */
export function formatTime(time: string): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
