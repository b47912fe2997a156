import { parseExact } from "./parse-exact.js";
import { RowScanner, type ScannedRows } from "./row-scanner.js";

/** A row of which nothing is known: what JSON has, and bigint for integers that a number cannot hold exactly. */
export type SqlRow = Record<string, unknown>;

/** How the server begins a result, and how it ends one: what ends otherwise was cut off. */
const HEAD = '{"rows":[';
const TAIL = "]}";

/**
 * Takes a result as it comes, in pieces of any length, and makes its rows. JSON.parse makes all that are complete, at once,
 * and the few integers that it rounds are put right afterwards: that is much faster than to read value by value.
 */
export class RowReader {
  /** What has come and is in no row yet, at the beginning of a buffer. */
  #buffer = new Uint8Array(0);
  #length = 0;
  #scanner = new RowScanner();
  #isResumed = false;
  #hasRows = false;
  #state: "head" | "rows" | "tail" = "head";

  /**
   * @returns The rows that are complete by now.
   * @throws SyntaxError if it is no result of a query.
   */
  push(piece: Uint8Array): SqlRow[] {
    this.#append(piece);
    if (this.#state === "head") this.#skipHead();
    const rows = this.#state === "rows" ? this.#readRows() : [];
    if (this.#state === "tail" && !TAIL.startsWith(decode(this.#bytes).trimEnd())) {
      throw new SyntaxError("there is more after the rows");
    }
    return rows;
  }

  /** @throws SyntaxError if the end of the result has not come. */
  finish(): void {
    if (this.#state === "tail" && decode(this.#bytes).trimEnd() === TAIL) return;
    throw new SyntaxError("the rows end in the middle");
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

  #skipHead(): void {
    const head = decode(this.#bytes.subarray(0, HEAD.length));
    if (!HEAD.startsWith(head)) throw new SyntaxError(`it does not begin with ${HEAD}`);
    if (head.length < HEAD.length) return;
    this.#drop(HEAD.length);
    this.#state = "rows";
  }

  #readRows(): SqlRow[] {
    const bytes = this.#bytes;
    // Where it goes on in the midst of a row, most of it was decoded before, and would be so with each piece.
    const known = this.#isResumed ? undefined : decode(bytes);
    const scanned = this.#scanner.scan(bytes, isAligned(bytes, known) ? known : undefined);
    this.#isResumed = scanned.end === 0;
    if (scanned.isLast) this.#state = "tail";
    else if (scanned.end === 0) return [];
    const rows = makeRows(bytes, known ?? decode(bytes), scanned, this.#hasRows);
    this.#hasRows ||= rows.length > 0;
    this.#scanner = new RowScanner();
    this.#drop(scanned.end);
    return rows;
  }
}

/** No character is less than a byte, so that with as many of them each is one. */
function isAligned(bytes: Uint8Array, text: string | undefined): boolean {
  return text?.length === bytes.length;
}

function makeRows(bytes: Uint8Array, text: string, scanned: ScannedRows, hasRows: boolean): SqlRow[] {
  const { end, count, integers, nested } = scanned;
  const cut = isAligned(bytes, text)
    ? (from: number, to: number) => text.slice(from, to)
    : (from: number, to: number) => decode(bytes.subarray(from, to));
  const rows: SqlRow[] = JSON.parse(`[${dropComma(cut(0, end), hasRows)}]`);
  if (rows.length !== count) throw new SyntaxError("a row is no object");
  for (const integer of integers) {
    const digits = cut(integer.start, integer.end);
    const rounded = Number(digits);
    if (Number.isSafeInteger(rounded)) continue;
    const name = cut(integer.name + 1, integer.nameEnd - 1);
    const row = rows[integer.row] as SqlRow;
    const column = name.includes("\\") ? JSON.parse(`"${name}"`) : name;
    // Of two columns with one name the last counts, which may be another.
    if (row[column] === rounded) setColumn(row, column, BigInt(digits));
  }
  for (const { row, start, end } of nested) rows[row] = parseExact(cut(start, end)) as SqlRow;
  return rows;
}

/** @throws SyntaxError if there is a comma too many, or one is missing, between these rows and those before them. */
function dropComma(text: string, hasRows: boolean): string {
  const rows = text.trimStart();
  if (rows === "" || !hasRows) return rows;
  if (!/^,\s*[^\s]/.test(rows)) throw new SyntaxError("there is no comma between rows, or no row after one");
  return rows.slice(1);
}

/** Also one that is called `__proto__`. */
export function setColumn(row: SqlRow, name: string, value: unknown): void {
  if (name !== "__proto__") row[name] = value;
  else Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
