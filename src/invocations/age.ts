/** A length of time. At least one field; several are added up. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
}

const MILLISECONDS: Readonly<Record<keyof Duration, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

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
  const time = value instanceof Date ? new Date(value) : new Date(now - readDuration(value, name));
  if (!Number.isNaN(time.getTime())) return time;
  throw new TypeError(`${name} must not be an invalid Date, nor before the first Date`);
}

/** Reads a duration in milliseconds. */
function readDuration(value: unknown, name: string): number {
  const fields = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const parts = fields.filter(([, part]) => part !== undefined);
  const wrong = parts.find(
    ([unit, part]) => !Object.hasOwn(MILLISECONDS, unit) || !(Number.isFinite(part) && part >= 0),
  );
  if (parts.length > 0 && !wrong) {
    return parts.reduce((sum, [unit, part]) => sum + part * MILLISECONDS[unit as keyof Duration], 0);
  }
  const units = Object.keys(MILLISECONDS).join(", ");
  const given = wrong ? `; ${wrong[0]}: ${String(wrong[1])} is not part of one` : "";
  throw new TypeError(`${name} must be a Date, or a duration of ${units} from 0, such as { minutes: 10 }${given}`);
}
