import { readBigint } from "./exact-number.js";
import { isBlank } from "./json-characters.js";
import { parseValid } from "./parse-exact.js";
import { RowScanner, type ScannedRows } from "./row-scanner.js";
import { setColumn } from "./set-column.js";
import { TokenMatcher } from "./token-matcher.js";

/** A row of any columns: JSON values, with a bigint for each integer that a number cannot hold exactly. */
export type SqlRow = Record<string, unknown>;

const HEAD = ["{", '"rows"', ":", "["];
const TAIL = ["]", "}"];

/**
 * Reads a result that arrives in chunks of any length, in linear time. It parses all complete rows with one JSON.parse,
 * then corrects the few integers that JSON.parse rounded, which is much faster than a parser in JavaScript.
 */
export class RowReader {
  /** The bytes since the last complete row, at the beginning of a larger buffer. */
  #buffer = new Uint8Array(0);
  #length = 0;
  #scanner = new RowScanner();
  #isResumed = false;
  #hasRows = false;
  #isInTail = false;
  readonly #head = new TokenMatcher(...HEAD);
  readonly #tail = new TokenMatcher(...TAIL);

  /**
   * @returns The rows that this chunk completes.
   * @throws SyntaxError if the body is not the result of a query, or if a row has two columns with the same name.
   */
  push(chunk: Uint8Array): SqlRow[] {
    const rest = this.#skipHead(chunk);
    if (this.#isInTail) {
      this.#skipTail(rest);
      return [];
    }
    this.#append(rest);
    const rows = this.#readRows();
    if (this.#isInTail) this.#skipTail(this.#bytes);
    return rows;
  }

  /** Whether the body has begun as the result of a query does. */
  get hasBegun(): boolean {
    return this.#head.isComplete;
  }

  /** @throws SyntaxError if the result is truncated. */
  finish(): void {
    if (!this.#tail.isComplete) throw new SyntaxError("the rows are truncated");
  }

  get #bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Grows the buffer at least twofold, so that a row of many chunks is not copied for each of them. */
  #append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#length));
      larger.set(this.#bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = length;
  }

  #drop(count: number): void {
    this.#buffer = this.#buffer.subarray(count);
    this.#length -= count;
  }

  #skipHead(chunk: Uint8Array): Uint8Array {
    const rest = chunk.subarray(this.#head.match(chunk));
    if (rest.length > 0 && !this.#head.isComplete)
      throw new SyntaxError(`the body does not begin with ${HEAD.join("")}`);
    return rest;
  }

  #skipTail(bytes: Uint8Array): void {
    for (let index = this.#tail.match(bytes); index < bytes.length; index++) {
      if (!this.#tail.isComplete || !isBlank(bytes[index]))
        throw new SyntaxError("the rows are followed by something else");
    }
  }

  #readRows(): SqlRow[] {
    const bytes = this.#bytes;
    // A row that spans chunks would otherwise be decoded again for each of them.
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

/** A character outside ASCII has more bytes than UTF-16 units. */
function isAscii(bytes: Uint8Array, text: string | undefined): boolean {
  return text?.length === bytes.length;
}

function makeRows(bytes: Uint8Array, text: string, scanned: ScannedRows, hasRows: boolean): SqlRow[] {
  const { end, count, columns, integers, inexact } = scanned;
  const cut = isAscii(bytes, text)
    ? (from: number, to: number) => text.slice(from, to)
    : (from: number, to: number) => decode(bytes.subarray(from, to));
  // The 0 makes JSON.parse reject rows without a comma before them.
  const rows = parseRows(hasRows ? `[0${cut(0, end)}]` : `[${cut(0, end)}]`);
  if (hasRows) rows.shift();
  if (rows.length !== count) throw new SyntaxError("a row is not an object");
  // JSON.parse takes the last of two, and the server omits nulls, so which of them that is differs from row to row.
  if (countColumns(rows) !== columns)
    throw new SyntaxError("two columns have the same name: rename one of them with AS");
  for (const integer of integers) {
    const digits = cut(integer.start, integer.end);
    if (Number.isSafeInteger(Number(digits))) continue;
    const name = cut(integer.name + 1, integer.nameEnd - 1);
    const column = name.includes("\\") ? JSON.parse(`"${name}"`) : name;
    setColumn(rows[integer.row] as SqlRow, column, readBigint(digits));
  }
  for (const { row, start, end } of inexact) rows[row] = parseValid(cut(start, end)) as SqlRow;
  return rows;
}

function countColumns(rows: readonly SqlRow[]): number {
  let count = 0;
  for (const row of rows) count += Object.keys(row).length;
  return count;
}

function parseRows(list: string): SqlRow[] {
  try {
    return JSON.parse(list);
  } catch {
    // The error of JSON.parse quotes the rows, which may repeat the token of the request.
    throw new SyntaxError("the rows are not JSON");
  }
}

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
