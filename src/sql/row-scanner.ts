import { LONG } from "./exact-number.js";
import {
  BACKSLASH,
  CLOSE,
  CLOSE_LIST,
  isDigit,
  isEndOfWord,
  MINUS,
  OPEN,
  OPEN_LIST,
  QUOTE,
} from "./json-characters.js";

export interface ScannedRows {
  /** Where the last complete row ends, or the list of rows if `isLast`. Offsets are in bytes. */
  readonly end: number;
  readonly isLast: boolean;
  /** The number of complete rows. */
  readonly count: number;
  /** The columns of complete rows that are a long integer. */
  readonly integers: readonly LongInteger[];
  /** The complete rows that only an exact parser reads right. */
  readonly inexact: readonly { readonly row: number; readonly start: number; readonly end: number }[];
}

interface LongInteger {
  /** The index of its row. */
  readonly row: number;
  /** Where the name of its column begins and ends, quotes included. */
  readonly name: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Scans rows as they are on the wire, JSON objects with commas between them, for what has to be known before JSON.parse:
 * where the last complete row ends, and which integers JSON.parse would round. A scanner continues where it stopped until the
 * first row is complete, so that every byte of a long row is looked at once, however many pieces it has.
 */
export class RowScanner {
  #index = 0;
  #depth = 0;
  #rowStart = 0;
  #isInexact = false;
  #isInString = false;
  /** The number that goes on in the next piece. */
  #number: { readonly start: number; readonly isInteger: boolean } | undefined;
  #name = 0;
  #nameEnd = 0;
  readonly #integers: LongInteger[] = [];

  /**
   * @param bytes - Everything from the beginning of the first row.
   * @param text - The same as text if all of it is ASCII, which makes strings much faster to skip.
   */
  scan(bytes: Uint8Array, text: string | undefined): ScannedRows {
    const integers = this.#integers;
    const inexact: { row: number; start: number; end: number }[] = [];
    let count = 0;
    let end = 0;
    let complete = 0;
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
        if (this.#depth === 0) return { end: index, isLast: true, count, integers, inexact };
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        end = index + 1;
        if (this.#isInexact) inexact.push({ row: count, start: this.#rowStart, end });
        this.#isInexact = false;
        count += code === CLOSE ? 1 : 0;
        complete = integers.length;
      }
    }
    this.#index = index;
    return { end, isLast: false, count, integers: end === 0 ? [] : integers.slice(0, complete), inexact };
  }

  /** Returns the index of the closing quote, or of the last byte if the string goes on after it. */
  #skipString(bytes: Uint8Array, text: string | undefined, index: number): number {
    if (!this.#isInString) this.#name = index;
    const quote = findEndOfString(bytes, text, this.#isInString ? index : index + 1);
    this.#isInString = quote === -1;
    this.#nameEnd = quote + 1;
    return this.#isInString ? bytes.length - 1 : quote;
  }

  /** Returns the index after the number, and remembers the number if JSON.parse may round an integer because of it. */
  #skipNumber(bytes: Uint8Array, from: number, row: number, start: number, wasInteger: boolean): number {
    let end = from;
    while (isDigit(bytes[end])) end += 1;
    const isInteger = wasInteger && (end === bytes.length || isEndOfWord(bytes[end]));
    if (!isInteger) end = this.#skipFraction(bytes, end, wasInteger && end - start >= LONG);
    this.#number = end === bytes.length ? { start, isInteger } : undefined;
    if (this.#number || !isInteger || end - start < LONG) return end;
    if (this.#depth > 1) this.#isInexact = true;
    else this.#integers.push({ row, name: this.#name, nameEnd: this.#nameEnd, start, end });
    return end;
  }

  /** A column of this value may stand twice in the row, the first time as an integer: the exact parser takes the last. */
  #skipFraction(bytes: Uint8Array, from: number, hasLongInteger: boolean): number {
    let end = from;
    let isLarge = hasLongInteger;
    for (; end < bytes.length && !isEndOfWord(bytes[end]); end++) isLarge ||= isExponent(bytes[end]);
    if (isLarge) this.#isInexact = true;
    return end;
  }
}

/** Returns the index of the quote that ends a string, or -1 if the string goes on. */
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

/** `e` or `E`. */
function isExponent(code: number | undefined): boolean {
  return code === 101 || code === 69;
}
