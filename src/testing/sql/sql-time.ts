const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?$/;

/** The server computes with nanoseconds in 64 bits. */
const [FIRST, LAST] = ["1677-09-21T00:12:44", "2262-04-11T23:47:16"];

/** A time: of a row, or one that a query has as `TIMESTAMP '...'`. */
export class SqlTime {
  /** The time as {@link readTime} returns it. */
  readonly order: string;
  readonly #text: string;

  /** @param text - The time as it is written in a row. */
  constructor(order: string, text: string = order) {
    this.order = order;
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

/** Reads a time, in UTC unless it has a zone. The texts of two times have the order of the times. */
export function readTime(value: unknown): string | undefined {
  if (value instanceof SqlTime) return value.order;
  const [, date, time = "00:00:00", fraction = "", zone = "Z"] = (typeof value === "string" && TIME.exec(value)) || [];
  const local = `${date}T${time}`;
  // The 30th of February would become a day in March.
  if (date === undefined || writeSeconds(`${local}Z`) !== local) return undefined;
  const seconds = writeSeconds(local + zone) ?? "";
  if (seconds < FIRST || seconds > LAST) return undefined;
  const digits = fraction.replace(/0+$/, "");
  const padded = digits.padEnd(Math.ceil(digits.length / 3) * 3, "0");
  return padded === "" ? seconds : `${seconds}.${padded}`;
}

function writeSeconds(time: string): string | undefined {
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString().slice(0, 19);
}
