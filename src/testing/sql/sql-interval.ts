/** A duration: of a row, or one that a query has as `INTERVAL '...'`. */
export class SqlInterval {
  readonly seconds: number;
  /** The duration as it is written in a row; undefined for one of a query. */
  readonly text: string | undefined;

  constructor(seconds: number, text?: string) {
    this.seconds = seconds;
    this.text = text;
  }

  toJSON(): string {
    return this.text ?? `INTERVAL '${this.seconds} seconds'`;
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

/** Reads a duration of a row, such as `PT86400S`; undefined for anything else. */
export function readDuration(text: string): SqlInterval | undefined {
  const digits = /^PT(\d+(?:\.\d+)?)S$/.exec(text)?.[1];
  return digits === undefined ? undefined : new SqlInterval(Number(digits), text);
}
