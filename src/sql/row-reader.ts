import { findQuote, isEscaped } from "./find-quote.js";
import { parseExact } from "./parse-exact.js";

/** A row of any columns: JSON values, with a bigint for each integer that a number cannot hold exactly. */
export type SqlRow = Record<string, unknown>;

const HEAD = /^\{[ \t\r\n]*"rows"[ \t\r\n]*:[ \t\r\n]*\[/;
const BLANKS = /[ \t\r\n]+/g;

const QUOTE = 34;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/**
 * Reads a result that arrives in chunks of any length, in linear time. It finds where the last complete row ends, and parses
 * all complete rows at once, which is much faster than a parser in JavaScript.
 */
export class RowReader {
  /** The body until its list of rows begins, without the blanks before it. */
  head = "";
  /** Whether the body has begun as the result of a query does. */
  hasBegun = false;
  /** The body since its list of rows ended, without blanks. */
  #tail = "";
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  /** The pieces since the last complete row, which may span many chunks. */
  #pending: string[] = [];
  #hasRows = false;
  #depth = 0;
  #isInString = false;
  /** Whether the chunk ended after a backslash that escapes the next character. */
  #isEscaped = false;
  /** The columns since the last complete row, in which one of two with the same name counts, too. */
  #columns = 0;

  /**
   * @returns The rows that this chunk completes.
   * @throws SyntaxError if the body is not the result of a query, or if a row has two columns with the same name.
   */
  push(chunk: Uint8Array): SqlRow[] {
    const text = this.#skipHead(this.#decoder.decode(chunk, { stream: true }));
    if (text === "") return [];
    if (this.#tail !== "") {
      this.#skipTail(text);
      return [];
    }
    const { end, columns, isLast } = this.#scan(text);
    if (end === 0 && !isLast) {
      this.#pending.push(text);
      return [];
    }
    const rows = parseRows(this.#pending.join("") + text.slice(0, end), this.#hasRows, columns);
    this.#hasRows ||= rows.length > 0;
    this.#pending = [text.slice(end)];
    if (isLast) this.#skipTail(text.slice(end));
    return rows;
  }

  /** @throws SyntaxError if the result is truncated. */
  finish(): undefined {
    if (this.#tail + this.#decoder.decode() !== "]}") throw new SyntaxError("the rows are truncated");
  }

  #skipHead(text: string): string {
    if (this.hasBegun) return text;
    this.head = (this.head + text).replace(/^[ \t\r\n]+/, "");
    const head = HEAD.exec(this.head)?.[0];
    if (head !== undefined) {
      this.hasBegun = true;
      return this.head.slice(head.length);
    }
    if ('{"rows":['.startsWith(this.head.replace(BLANKS, ""))) return "";
    throw new SyntaxError('the body does not begin with {"rows":[');
  }

  #skipTail(text: string): void {
    this.#tail += text.replace(BLANKS, "");
    if (!"]}".startsWith(this.#tail)) throw new SyntaxError("the rows are followed by something else");
  }

  /** Finds where the last complete row ends, or the whole list of rows, and counts the columns until there. */
  #scan(text: string): { readonly end: number; readonly columns: number; readonly isLast: boolean } {
    let end = 0;
    let columns = 0;
    let index = this.#isInString ? this.#skipString(text, this.#isEscaped ? 1 : 0) : 0;
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) index = this.#skipString(text, index + 1) - 1;
      else if (code === COLON && this.#depth === 1) this.#columns += 1;
      else if (code === OPEN || code === OPEN_LIST) this.#depth += 1;
      else if (code === CLOSE || code === CLOSE_LIST) {
        if (this.#depth === 0) return { end: index, columns, isLast: true };
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        end = index + 1;
        columns += this.#columns;
        this.#columns = 0;
      }
    }
    return { end, columns, isLast: false };
  }

  /** Returns the index after a string, or the end of the text if the string goes on in the next chunk. */
  #skipString(text: string, from: number): number {
    const quote = findQuote(text, from);
    this.#isInString = quote === -1;
    if (!this.#isInString) return quote + 1;
    this.#isEscaped = isEscaped(text, from, text.length);
    return text.length;
  }
}

/** @param columns - The number of their columns, in which one of two with the same name counts, too. */
function parseRows(list: string, hasRows: boolean, columns: number): SqlRow[] {
  // The 0 makes JSON.parse reject rows without a comma before them.
  const rows = parseExact(hasRows ? `[0${list}]` : `[${list}]`) as unknown[];
  if (hasRows) rows.shift();
  if (!rows.every(isRow)) throw new SyntaxError("a row is not an object");
  // JSON.parse takes the last of two, and the server omits nulls, so which of them that is differs from row to row.
  if (rows.reduce((count, row) => count + Object.keys(row).length, 0) !== columns)
    throw new SyntaxError("two columns have the same name: rename one of them with AS");
  return rows;
}

function isRow(value: unknown): value is SqlRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
