import { describeValue } from "./describe-value.js";
import { UnknownSqlError } from "./sql-reader.js";

/** @throws UnknownSqlError for a value that is no string. The server refuses most of them, too. */
export function readText(value: unknown): string {
  return typeof value === "string" ? value : refuseValue(value, "a string");
}

/** @throws UnknownSqlError for a value that the server refuses as a condition. */
export function readTruth(value: unknown): boolean | null {
  return value === null || typeof value === "boolean" ? value : refuseValue(value, "a condition");
}

/** @throws UnknownSqlError for a position from the end, too, which the server knows and the fake does not. */
export function readPosition(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0
    ? value
    : refuseValue(value, "a position from 1");
}

/** Says which value the fake cannot use. */
export function refuseValue(value: unknown, wanted: string): never {
  throw new UnknownSqlError(`it needs ${wanted} instead of ${describeValue(value)}`);
}
