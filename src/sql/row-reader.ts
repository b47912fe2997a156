import { assertUnread, createDecodeError, type Success } from "../call/index.js";
import { describeStranger, quote } from "../errors/index.js";
import { type Chunks, openChunks } from "../http/index.js";
import { parseExact } from "./parse-exact.js";

/** A row of any columns: JSON values, with a bigint for each integer beyond 2^53 - 1. */
export type SqlRow = Record<string, unknown>;

const HEAD = /^\{[ \t\r\n]*"rows"[ \t\r\n]*:[ \t\r\n]*\[/;
const TAIL = /\][ \t\r\n]*\}[ \t\r\n]*$/;

/**
 * Reads a result that arrives in chunks of any length, in linear time. The reader guesses where the last complete row of a chunk ends.
 * The rows up to there are a JSON list only if the guess is right, and JSON.parse is the fastest way to find out.
 */
export class RowReader {
  /** The characters after the last complete row. Before the list of rows begins: the whole body without leading blanks. */
  text = "";
  /** Whether the body has begun as the result of a query does. */
  hasBegun = false;
  /** The number of rows so far. */
  count = 0;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  /** The length of `text` from which to guess again, twice the length at the last wrong guess. */
  #guessAt = 0;
  #hasEnded = false;

  /**
   * @param chunk - Undefined at the end of the body.
   * @returns The rows that this chunk completes. Undefined after the end.
   * @throws SyntaxError if the body is not the result of a query, or if a row has two columns with the same name.
   */
  read(chunk: Uint8Array | undefined): SqlRow[] | undefined {
    if (this.#hasEnded) return undefined;
    this.#hasEnded = chunk === undefined;
    const added = this.#decoder.decode(chunk, { stream: !this.#hasEnded });
    this.text += added;
    if (!this.hasBegun) this.#skipHead();
    if (this.#hasEnded) return this.#readLast();
    const guess = guessEnd(added);
    if (guess === 0 || this.text.length < this.#guessAt) return [];
    const end = this.text.length - added.length + guess;
    const rows = this.#parse(this.text.slice(0, end));
    if (rows) this.text = this.text.slice(end);
    this.#guessAt = rows ? 0 : 2 * this.text.length;
    return rows ?? [];
  }

  #skipHead(): void {
    this.text = this.text.replace(/^[ \t\r\n]+/, "");
    const head = HEAD.exec(this.text)?.[0];
    this.hasBegun = head !== undefined;
    if (head) this.text = this.text.slice(head.length);
    else if (!'{"rows":['.startsWith(this.text.replace(/[ \t\r\n]+/g, "")))
      throw new SyntaxError('the body does not begin with {"rows":[');
  }

  #readLast(): SqlRow[] {
    const tail = TAIL.exec(this.text);
    const rows = tail ? this.#parse(this.text.slice(0, tail.index)) : undefined;
    if (!rows) throw new SyntaxError("the rows are truncated, or not JSON");
    return rows;
  }

  /** Returns undefined if the text is not a list of rows. */
  #parse(text: string): SqlRow[] | undefined {
    // The 0 makes JSON.parse reject rows without a comma before them.
    const parsed = parseExact(this.count > 0 ? `[0${text}]` : `[${text}]`);
    if (!parsed) return undefined;
    const rows = parsed.value as unknown[];
    if (this.count > 0) rows.shift();
    const isRow = (value: unknown): value is SqlRow => Object(value) === value && !Array.isArray(value);
    if (!rows.every(isRow)) throw new SyntaxError("a row is not an object");
    // JSON.parse takes the last of two equal names. The server omits nulls, so a null would show the other column's value.
    if (rows.reduce((count, row) => count + Object.keys(row).length, 0) !== parsed.names)
      throw new SyntaxError("two columns have the same name: rename one of them with AS");
    this.count += rows.length;
    return rows;
  }
}

/** Returns the index after the brace that probably ends the last complete row; 0 without such a brace, or if the result may end there. */
function guessEnd(text: string): number {
  const last = text.lastIndexOf("}") + 1;
  if (!/^[ \t\r\n,]*$/.test(text.slice(last))) return text.lastIndexOf('},{"') + 1;
  return text.endsWith("]}") ? 0 : last;
}

/** A result whose rows are read as they arrive. */
export interface ChunkReader<Values> extends Pick<Chunks, "cancel"> {
  /** Returns the values of the rows that the next chunk completes; undefined at the end. */
  read(): Promise<Values | undefined>;
  /** Returns the number of rows so far. */
  countRows(): number;
  /** Runs code that reads rows. If it throws an error, closes the response, and throws an `AdminDecodeError`. */
  check<T>(run: () => T): T;
}

/** Reads the rows of a success as they arrive. If `readChunk`, which maps them, throws, `read` rejects with an `AdminDecodeError`. */
export function openRows<Values>(success: Success, readChunk: (rows: SqlRow[]) => Values): ChunkReader<Values> {
  assertUnread(success);
  const { response, describe, onCut } = success;
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, onCut);
  const check = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      cancel();
      const { hasBegun, text } = reader;
      // A body that has begun as a result is not quoted, since its rows may be secret.
      const start = hasBegun ? "" : quote(text, 100, describe().authorization);
      const quoted = start && `, but with "${start}"${describeStranger(text)}`;
      throw createDecodeError(success, `the response cannot be read: ${(cause as Error).message}${quoted}`, cause);
    }
  };
  return {
    countRows: () => reader.count,
    cancel,
    check,
    async read() {
      const chunk = await read();
      return check(() => {
        const rows = reader.read(chunk);
        return rows && readChunk(rows);
      });
    },
  };
}

/** Without this limit, n rows that share no columns would need n² values in memory. No table has a tenth as many columns. */
const MOST_COLUMNS = 1_000;

/**
 * Adds each known column that a row lacks, as null, since the server omits null columns from a row.
 *
 * @param known - The names of the known columns, to which the columns of these rows are added.
 * @throws SyntaxError if a row lacks columns, and there are more than `MOST_COLUMNS`.
 */
export function completeRows(rows: readonly SqlRow[], known: Set<string>): void {
  const before = known.size;
  for (const row of rows) for (const name in row) known.add(name);
  for (const row of rows) {
    // The size comes first: listing the names of every row needs 5 % more memory.
    if (known.size > Math.max(before, MOST_COLUMNS) && Object.keys(row).length < known.size)
      throw new SyntaxError(`the rows have more than ${MOST_COLUMNS} columns; name them in \`columns\``);
    for (const name of known) if (!Object.hasOwn(row, name)) row[name] = null;
  }
}

/** @throws SyntaxError if the column is not a string. `readRows` turns the error into an `AdminDecodeError`. */
export function readString(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new SyntaxError(`the column ${column} is not a string`);
  return value;
}

/** @throws SyntaxError if the column is not a number. `readRows` turns the error into an `AdminDecodeError`. */
export function readNumber(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new SyntaxError(`the column ${column} is not a number`);
  return value;
}
