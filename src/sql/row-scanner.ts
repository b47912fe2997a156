const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const SPACE = 32;

/** From so many characters on, a number may not hold an integer exactly. */
const LONG = 16;

export interface ScannedRows {
  /** Where the last complete row ends; at the end of all rows, where that is. Offsets are in bytes. */
  readonly end: number;
  readonly isLast: boolean;
  /** How many objects there are up to there. */
  readonly count: number;
  /** The long integers that are a column of a complete row. */
  readonly integers: readonly LongInteger[];
  /** The complete rows with a long integer inside of a column. */
  readonly nested: readonly { readonly row: number; readonly start: number; readonly end: number }[];
}

interface LongInteger {
  /** Which row it is in, counted from 0. */
  readonly row: number;
  /** Where its column's name is, with the quotes. */
  readonly name: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Looks through rows as they are on the wire, JSON objects with commas between them, for what has to be known before they are
 * parsed: where the last complete one ends, and which integers JSON.parse would round. One scanner is for one row or more: as
 * long as none is complete it goes on where it was, so that a long row is looked through once, however many pieces it has.
 */
export class RowScanner {
  #index = 0;
  #depth = 0;
  #rowStart = 0;
  #isNested = false;
  #isInText = false;
  #name = 0;
  #nameEnd = 0;
  readonly #integers: LongInteger[] = [];

  /**
   * @param bytes - All that there is, from the beginning of the first row.
   * @param text - The same, if each character of it is one byte: texts are then skipped much faster.
   */
  scan(bytes: Uint8Array, text: string | undefined): ScannedRows {
    const integers = this.#integers;
    const nested: { row: number; start: number; end: number }[] = [];
    let count = 0;
    let end = 0;
    let complete = 0;
    let index = this.#index;
    for (; index < bytes.length; index++) {
      const code = bytes[index] as number;
      if (code === QUOTE || this.#isInText) {
        index = this.#skipText(bytes, text, index);
      } else if (code === MINUS || isDigit(code)) {
        const next = this.#skipNumber(bytes, index, count);
        // The rest of it may be still to come.
        if (next === bytes.length) break;
        index = next - 1;
      } else if (code === OPEN || code === OPEN_LIST) {
        if (this.#depth === 0) this.#rowStart = index;
        this.#depth += 1;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (this.#depth === 0) return { end: index, isLast: true, count, integers, nested };
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        end = index + 1;
        if (this.#isNested) nested.push({ row: count, start: this.#rowStart, end });
        this.#isNested = false;
        count += code === CLOSE ? 1 : 0;
        complete = integers.length;
      }
    }
    this.#index = index;
    return { end, isLast: false, count, integers: end === 0 ? [] : integers.slice(0, complete), nested };
  }

  /** Gives where the text ends. */
  #skipText(bytes: Uint8Array, text: string | undefined, index: number): number {
    if (!this.#isInText) this.#name = index;
    const quote = findEndOfText(bytes, text, this.#isInText ? index : index + 1);
    this.#isInText = quote === -1;
    this.#nameEnd = quote + 1;
    return this.#isInText ? bytes.length - 1 : quote;
  }

  /** Gives where the number ends, and remembers it if it is one that has to be put right. */
  #skipNumber(bytes: Uint8Array, start: number, row: number): number {
    let end = start + 1;
    while (isDigit(bytes[end])) end += 1;
    const isInteger = isEndOfNumber(bytes[end]);
    while (end < bytes.length && !isEndOfNumber(bytes[end])) end += 1;
    if (end === bytes.length || !isInteger || end - start < LONG) return end;
    if (this.#depth > 1) this.#isNested = true;
    else this.#integers.push({ row, name: this.#name, nameEnd: this.#nameEnd, start, end });
    return end;
  }
}

/** Where the quote is that ends a text; -1 if it is not there yet. */
function findEndOfText(bytes: Uint8Array, text: string | undefined, start: number): number {
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

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57;
}

/** Spaces, line breaks and tabs too: the server writes none, but what is in between may. */
function isEndOfNumber(code: number | undefined): boolean {
  return code === COMMA || code === CLOSE || code === CLOSE_LIST || (code !== undefined && code <= SPACE);
}
