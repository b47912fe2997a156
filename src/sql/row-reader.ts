import { readBigint } from "./exact-number.js";
import { isBlank } from "./json-characters.js";
import { parseValid } from "./parse-exact.js";
import { RowScanner, type ScannedRows } from "./row-scanner.js";
import { setColumn } from "./set-column.js";
import { TokenMatcher } from "./token-matcher.js";

/** A row of unknown columns: what JSON has, and bigint for integers that a number cannot hold exactly. */
export type SqlRow = Record<string, unknown>;

const HEAD = ["{", '"rows"', ":", "["];
const TAIL = ["]", "}"];

/**
 * Reads a result that arrives in pieces of any length, in linear time. JSON.parse parses all rows that are complete, at once,
 * and the few integers that it rounds are corrected afterwards: much faster than a parser in JavaScript.
 */
export class RowReader {
  /** Everything since the last complete row, at the beginning of a buffer. */
  #buffer = new Uint8Array(0);
  #length = 0;
  #scanner = new RowScanner();
  #isResumed = false;
  #hasRows = false;
  #isInTail = false;
  readonly #head = new TokenMatcher(...HEAD);
  readonly #tail = new TokenMatcher(...TAIL);

  /**
   * @returns The rows that this piece completes.
   * @throws SyntaxError if it is not the result of a query.
   */
  push(piece: Uint8Array): SqlRow[] {
    const rest = this.#skipHead(piece);
    if (this.#isInTail) {
      this.#skipTail(rest);
      return [];
    }
    this.#append(rest);
    const rows = this.#readRows();
    if (this.#isInTail) this.#skipTail(this.#bytes);
    return rows;
  }

  /** @throws SyntaxError if the result was cut off. */
  finish(): void {
    if (!this.#tail.isComplete) throw new SyntaxError("the rows end in the middle");
  }

  get #bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** A buffer that is too small is at least doubled, so that a row of many pieces is not copied with each. */
  #append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#length));
      larger.set(this.#bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = length;
  }

  #drop(count: number): void {
    this.#buffer = this.#buffer.subarray(count);
    this.#length -= count;
  }

  #skipHead(piece: Uint8Array): Uint8Array {
    const rest = piece.subarray(this.#head.match(piece));
    if (rest.length > 0 && !this.#head.isComplete) throw new SyntaxError(`it does not begin with ${HEAD.join("")}`);
    return rest;
  }

  #skipTail(bytes: Uint8Array): void {
    for (let index = this.#tail.match(bytes); index < bytes.length; index++) {
      if (!this.#tail.isComplete || !isBlank(bytes[index])) throw new SyntaxError("there is more after the rows");
    }
  }

  #readRows(): SqlRow[] {
    const bytes = this.#bytes;
    // Most of a row that is resumed was decoded before, and would be decoded again with each piece.
    const known = this.#isResumed ? undefined : decode(bytes);
    const scanned = this.#scanner.scan(bytes, isAscii(bytes, known) ? known : undefined);
    this.#isResumed = scanned.end === 0;
    this.#isInTail = scanned.isLast;
    if (scanned.end === 0 && !scanned.isLast) return [];
    const rows = makeRows(bytes, known ?? decode(bytes), scanned, this.#hasRows);
    this.#hasRows ||= rows.length > 0;
    this.#scanner = new RowScanner();
    this.#drop(scanned.end);
    return rows;
  }
}

/** Every character has at least one byte, and the others have more. */
function isAscii(bytes: Uint8Array, text: string | undefined): boolean {
  return text?.length === bytes.length;
}

function makeRows(bytes: Uint8Array, text: string, scanned: ScannedRows, hasRows: boolean): SqlRow[] {
  const { end, count, integers, inexact } = scanned;
  const cut = isAscii(bytes, text)
    ? (from: number, to: number) => text.slice(from, to)
    : (from: number, to: number) => decode(bytes.subarray(from, to));
  // After other rows there must be a comma, or nothing.
  const rows: SqlRow[] = JSON.parse(hasRows ? `[0${cut(0, end)}]` : `[${cut(0, end)}]`);
  if (hasRows) rows.shift();
  if (rows.length !== count) throw new SyntaxError("a row is not an object");
  // Backwards, since of two columns with the same name the last counts: once it is a bigint, the first leaves it alone.
  for (let index = integers.length - 1; index >= 0; index--) {
    const integer = integers[index] as ScannedRows["integers"][number];
    const digits = cut(integer.start, integer.end);
    const rounded = Number(digits);
    if (Number.isSafeInteger(rounded)) continue;
    const name = cut(integer.name + 1, integer.nameEnd - 1);
    const row = rows[integer.row] as SqlRow;
    const column = name.includes("\\") ? JSON.parse(`"${name}"`) : name;
    if (row[column] === rounded) setColumn(row, column, readBigint(digits));
  }
  for (const { row, start, end } of inexact) rows[row] = parseValid(cut(start, end)) as SqlRow;
  return rows;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
