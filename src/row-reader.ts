import { parseExact } from "./parse-exact.js";
import { scanRows } from "./scan-rows.js";

/** A row of which nothing is known: what JSON has, and bigint for integers that a number cannot hold exactly. */
export type SqlRow = Record<string, unknown>;

/** How the server begins a result, and how it ends one: what ends otherwise was cut off. */
const HEAD = '{"rows":[';
const TAIL = "]}";
const COMMA = 44;

/**
 * Takes a result as it comes, in pieces of any length, and makes its rows. JSON.parse makes all that are complete, at once,
 * and the few integers that it rounds are put right afterwards: that is much faster than to read value by value.
 */
export class RowReader {
  /** What has come and is in no row yet. */
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** How much of that there must be before it is looked at, so that a row of many pieces is not looked at with each. */
  #wanted = 0;
  #state: "head" | "rows" | "tail" = "head";

  /**
   * @returns The rows that are complete by now.
   * @throws SyntaxError if it is no result of a query.
   */
  push(piece: Uint8Array): SqlRow[] {
    this.#pieces.push(piece);
    this.#length += piece.length;
    return this.#length < this.#wanted ? [] : this.#read();
  }

  /**
   * @returns The rows that are left.
   * @throws SyntaxError if the end of the result has not come.
   */
  finish(): SqlRow[] {
    const rows = this.#read();
    if (this.#state !== "tail" || this.#length !== TAIL.length) throw new SyntaxError("the rows end in the middle");
    return rows;
  }

  #read(): SqlRow[] {
    let bytes = join(this.#pieces, this.#length);
    let rows: SqlRow[] = [];
    if (this.#state === "head") bytes = this.#skipHead(bytes);
    if (this.#state === "rows") {
      const { read, end, isLast } = readRows(bytes);
      rows = read;
      bytes = bytes.subarray(end);
      this.#wanted = end > 0 ? 0 : 2 * bytes.length;
      if (isLast) this.#state = "tail";
    }
    if (this.#state === "tail" && !TAIL.startsWith(decode(bytes))) {
      throw new SyntaxError("there is more after the rows");
    }
    this.#pieces = [bytes];
    this.#length = bytes.length;
    return rows;
  }

  #skipHead(bytes: Uint8Array): Uint8Array {
    const head = decode(bytes.subarray(0, HEAD.length));
    if (!HEAD.startsWith(head)) throw new SyntaxError("it holds no rows");
    if (head.length < HEAD.length) return bytes;
    this.#state = "rows";
    return bytes.subarray(HEAD.length);
  }
}

function readRows(bytes: Uint8Array): { readonly read: SqlRow[]; readonly end: number; readonly isLast: boolean } {
  const text = decode(bytes);
  // No character is less than a byte, so that with as many of them each is one.
  const isAligned = text.length === bytes.length;
  const cut = (from: number, to: number) => (isAligned ? text.slice(from, to) : decode(bytes.subarray(from, to)));
  const { end, isLast, count, integers, nested } = scanRows(bytes, isAligned ? text : undefined);
  const start = bytes[0] === COMMA && end > 0 ? 1 : 0;
  const read: SqlRow[] = JSON.parse(`[${cut(start, end)}]`);
  if (read.length !== count) throw new SyntaxError("a row is no object");
  for (const integer of integers) {
    const digits = cut(integer.start, integer.end);
    if (Number.isSafeInteger(Number(digits))) continue;
    const name = cut(integer.name + 1, integer.nameEnd - 1);
    setColumn(read[integer.row] as SqlRow, name.includes("\\") ? JSON.parse(`"${name}"`) : name, BigInt(digits));
  }
  for (const { row, start, end } of nested) read[row] = parseExact(cut(start, end)) as SqlRow;
  return { read, end, isLast };
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

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
