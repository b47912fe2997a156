import { LONG } from "./exact-number.js";
import {
  BACKSLASH,
  CLOSE,
  CLOSE_LIST,
  COLON,
  isDigit,
  isEndOfWord,
  MINUS,
  OPEN,
  OPEN_LIST,
  QUOTE,
} from "./json-characters.js";

export interface ScannedRows {
  /** The offset in bytes at which the last complete row ends, or the whole list of rows if `isLast`. */
  readonly end: number;
  readonly isLast: boolean;
  /** The number of complete rows. */
  readonly count: number;
  /** The number of columns of all complete rows, in which one of two columns with the same name counts, too. */
  readonly columns: number;
  /** The long integers in columns of complete rows. */
  readonly integers: readonly LongInteger[];
  /** The complete rows that only the exact parser reads correctly. */
  readonly inexact: readonly { readonly row: number; readonly start: number; readonly end: number }[];
}

interface LongInteger {
  /** The index of its row. */
  readonly row: number;
  /** The offsets of its column's name, including the quotes. */
  readonly name: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Scans rows on the wire, which are JSON objects separated by commas, before JSON.parse reads them. It finds where the
 * last complete row ends, and which integers JSON.parse would round. Until a row is complete, the next scan continues
 * where the last one stopped, so that it visits every byte of a long row once, however many chunks the row spans.
 */
export class RowScanner {
  #index = 0;
  #depth = 0;
  #rowStart = 0;
  #isInexact = false;
  #isInString = false;
  /** A number that may continue in the next chunk. */
  #number: { readonly start: number; readonly isInteger: boolean } | undefined;
  #name = 0;
  #nameEnd = 0;
  #columns = 0;
  readonly #integers: LongInteger[] = [];

  /**
   * @param bytes - All bytes from the beginning of the first row.
   * @param text - The same as a string, if it is all ASCII: that makes skipping strings much faster.
   */
  scan(bytes: Uint8Array, text: string | undefined): ScannedRows {
    const integers = this.#integers;
    const inexact: { row: number; start: number; end: number }[] = [];
    let count = 0;
    let end = 0;
    let complete = 0;
    let columns = 0;
    let index = this.#index;
    if (this.#number) index = this.#skipNumber(bytes, index, count, this.#number.start, this.#number.isInteger);
    for (; index < bytes.length; index++) {
      const code = bytes[index] as number;
      if (code === QUOTE || this.#isInString) {
        index = this.#skipString(bytes, text, index);
      } else if (code === MINUS || isDigit(code)) {
        index = this.#skipNumber(bytes, index + 1, count, index, true) - 1;
      } else if (code === OPEN || code === OPEN_LIST) {
        if (this.#depth === 0) this.#rowStart = index;
        this.#depth += 1;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (this.#depth === 0) return { end: index, isLast: true, count, columns, integers, inexact };
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        end = index + 1;
        if (this.#isInexact) inexact.push({ row: count, start: this.#rowStart, end });
        this.#isInexact = false;
        count += code === CLOSE ? 1 : 0;
        complete = integers.length;
        columns = this.#columns;
      } else if (code === COLON && this.#depth === 1) {
        this.#columns += 1;
      }
    }
    this.#index = index;
    return { end, isLast: false, count, columns, integers: end === 0 ? [] : integers.slice(0, complete), inexact };
  }

  /** Returns the index of the closing quote, or of the last byte if the string continues in the next chunk. */
  #skipString(bytes: Uint8Array, text: string | undefined, index: number): number {
    if (!this.#isInString) this.#name = index;
    const quote = findEndOfString(bytes, text, this.#isInString ? index : index + 1);
    this.#isInString = quote === -1;
    this.#nameEnd = quote + 1;
    return this.#isInString ? bytes.length - 1 : quote;
  }

  /** Returns the index after the number. Records the number or its row if JSON.parse may round it. */
  #skipNumber(bytes: Uint8Array, from: number, row: number, start: number, wasInteger: boolean): number {
    let end = from;
    while (isDigit(bytes[end])) end += 1;
    const isInteger = wasInteger && (end === bytes.length || isEndOfWord(bytes[end]));
    if (!isInteger) while (end < bytes.length && !isEndOfWord(bytes[end])) end += 1;
    this.#number = end === bytes.length ? { start, isInteger } : undefined;
    if (this.#number || !isInteger || end - start < LONG) return end;
    if (this.#depth > 1) this.#isInexact = true;
    else this.#integers.push({ row, name: this.#name, nameEnd: this.#nameEnd, start, end });
    return end;
  }
}

/** Returns the index of the quote that ends a string, or -1 if the string continues. */
function findEndOfString(bytes: Uint8Array, text: string | undefined, start: number): number {
  for (let from = start; ; ) {
    const quote = text === undefined ? bytes.indexOf(QUOTE, from) : text.indexOf('"', from);
    if (quote === -1 || bytes[quote - 1] !== BACKSLASH || !isEscaped(bytes, quote)) return quote;
    from = quote + 1;
  }
}

/** Whether a quote has an odd number of backslashes before it. */
function isEscaped(bytes: Uint8Array, quote: number): boolean {
  let count = 0;
  while (bytes[quote - 1 - count] === BACKSLASH) count += 1;
  return count % 2 === 1;
}
