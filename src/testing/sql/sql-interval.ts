/** A duration that a query has as `INTERVAL '...'`. Those in rows are strings. */
export class SqlInterval {
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

const UNITS: Readonly<Record<string, number>> = { hour: 3600, minute: 60, second: 1 };

/** Reads `1 hour 30 minutes`; undefined for anything else. A day is no 24 hours for the server, nor longer than them. */
export function readInterval(text: string): SqlInterval | undefined {
  const parts = [...text.matchAll(/(\d+) (hour|minute|second)s?(?: |$)/giy)];
  if (text === "" || parts.map(([part]) => part).join("") !== text) return undefined;
  const seconds = parts.map(([, count, unit = ""]) => Number(count) * (UNITS[unit.toLowerCase()] ?? 0));
  return new SqlInterval(seconds.reduce((sum, each) => sum + each, 0));
}

/** Reads a duration in seconds: an interval, or a string such as `PT86400S`. */
export function readSeconds(value: unknown): number | undefined {
  if (value instanceof SqlInterval) return value.seconds;
  const digits = typeof value === "string" ? /^PT(\d+(?:\.\d+)?)S$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}
