const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

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
 * parsed: where the last complete one ends, and which integers JSON.parse would round.
 *
 * @param text - The same as `bytes`, if each character of it is one byte: texts are then skipped much faster.
 */
export function scanRows(bytes: Uint8Array, text: string | undefined): ScannedRows {
  const integers: LongInteger[] = [];
  const nested: { row: number; start: number; end: number }[] = [];
  let complete = 0;
  let depth = 0;
  let row = 0;
  let rowStart = 0;
  let isNested = false;
  let end = 0;
  let name = 0;
  let nameEnd = 0;
  for (let index = 0; index < bytes.length; index++) {
    const code = bytes[index] as number;
    if (code === QUOTE) {
      name = index;
      index = findEndOfText(bytes, text, index + 1);
      if (index === -1) break;
      nameEnd = index + 1;
    } else if (code === MINUS || isDigit(code)) {
      const start = index;
      do index += 1;
      while (isDigit(bytes[index]));
      if (index - start >= LONG && isEndOfValue(bytes[index])) {
        if (depth === 1) integers.push({ row, name, nameEnd, start, end: index });
        else isNested = true;
      }
      while (index < bytes.length && !isEndOfValue(bytes[index])) index += 1;
      index -= 1;
    } else if (code === OPEN || code === OPEN_LIST) {
      if (depth === 0) rowStart = index;
      depth += 1;
    } else if (code === CLOSE || code === CLOSE_LIST) {
      if (depth === 0) return { end: index, isLast: true, count: row, integers, nested };
      depth -= 1;
      if (depth > 0) continue;
      end = index + 1;
      if (isNested) nested.push({ row, start: rowStart, end });
      isNested = false;
      row += code === CLOSE ? 1 : 0;
      complete = integers.length;
    }
  }
  integers.length = complete;
  return { end, isLast: false, count: row, integers, nested };
}

/** Where the quote is that ends the text which starts there; -1 if it is not there yet. */
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

function isEndOfValue(code: number | undefined): boolean {
  return code === COMMA || code === CLOSE || code === CLOSE_LIST;
}
