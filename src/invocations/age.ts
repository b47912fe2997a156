import { type Sql, sql } from "../sql/index.js";

/** A length of time. At least one field; several are added up. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
}

const MILLISECONDS = new Map([
  ["days", 86_400_000],
  ["hours", 3_600_000],
  ["minutes", 60_000],
  ["seconds", 1_000],
]);

/**
 * Reads a time: a Date, or a duration before now.
 *
 * @param name - What the value is called in an error message.
 * @param now - In milliseconds since 1970.
 * @throws TypeError if it is neither. A bare number may be meant as a time or as an age, which select opposite invocations.
 */
export function readTime(value: unknown, name: string, now: number): Date {
  if (typeof value === "number") {
    throw new TypeError(
      `${name} must not be a number, which may be a time or an age: write new Date(${value}) or { seconds: ${value / 1_000} }`,
    );
  }
  const time = new Date(value instanceof Date ? value : now - readDuration(value));
  if (!Number.isNaN(time.getTime())) return time;
  const units = [...MILLISECONDS.keys()].join(", ");
  throw new TypeError(`${name} must be a valid Date, or a duration of ${units} from 0, such as { minutes: 10 }`);
}

/** Writes a time as {@link readTime} reads it, with a duration as one before now by the server's clock. */
export function writeTime(value: unknown, name: string): Sql {
  const time = readTime(value, name, 0);
  return value instanceof Date ? sql`${time}` : sql`now() - INTERVAL ${`${-time.getTime()} milliseconds`}`;
}

/** Returns milliseconds, or NaN if the value is not a duration. */
export function readDuration(value: unknown): number {
  const parts = Object.entries(Object(value)).filter(([, part]) => part !== undefined);
  const times = parts.map(([unit, part]) =>
    typeof part === "number" && part >= 0 ? part * (MILLISECONDS.get(unit) ?? Number.NaN) : Number.NaN,
  );
  return times.length === 0 ? Number.NaN : times.reduce((sum, time) => sum + time);
}
