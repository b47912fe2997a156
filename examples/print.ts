/** Prints a line. Removes control characters: a failure message from a handler must not move the cursor of the terminal. */
export function print(line: string): void {
  console.log(line.replace(/\p{Cc}/gu, " "));
}

/** Formats a time from the server in UTC, such as `2026-11-25 16:43`. */
export function formatTime(time: string): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
