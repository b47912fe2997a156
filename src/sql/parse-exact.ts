import { readNumber } from "./exact-number.js";
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
import { setColumn } from "./set-column.js";

/**
 * Parses JSON. An integer that a number would round becomes a bigint.
 *
 * @throws SyntaxError as JSON.parse does, and if an integer has more than 4,300 digits.
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return /\d{16}/.test(text) ? parseValid(text) : value;
}

type Fields = Record<string, unknown>;

/**
 * Parses what JSON.parse accepts, token by token: several times slower, so only for text in which JSON.parse may round an
 * integer. It does not recurse, so the depth does not matter.
 */
export function parseValid(text: string): unknown {
  const root: unknown[] = [];
  const open: (Fields | unknown[])[] = [root];
  let parent = open[0] as Fields | unknown[];
  // Of the field whose value comes next.
  let name: string | undefined;
  const put = (value: unknown) => {
    if (Array.isArray(parent)) parent.push(value);
    else setColumn(parent, name as string, value);
    name = undefined;
  };

  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index);
    const end = findEndOfToken(text, index, code);
    if (code === QUOTE) {
      const string = readString(text.slice(index, end));
      if (name === undefined && !Array.isArray(parent)) name = string;
      else put(string);
    } else if (code === MINUS || isDigit(code)) {
      put(readNumber(text.slice(index, end)));
    } else if (code === OPEN || code === OPEN_LIST) {
      const child: Fields | unknown[] = code === OPEN ? {} : [];
      put(child);
      open.push(child);
      parent = child;
    } else if (code === CLOSE || code === CLOSE_LIST) {
      open.pop();
      parent = open[open.length - 1] as Fields | unknown[];
    } else if (isLetter(code)) {
      put(JSON.parse(text.slice(index, end)));
    }
    index = end;
  }
  return root[0];
}

function findEndOfToken(text: string, start: number, code: number): number {
  if (code === QUOTE) return findEndOfString(text, start + 1);
  let end = start + 1;
  if (code === MINUS || isDigit(code) || isLetter(code)) {
    while (end < text.length && !isEndOfWord(text.charCodeAt(end))) end += 1;
  }
  return end;
}

/** A regular expression for that needs memory for each character. */
function findEndOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function readString(token: string): string {
  return token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
}

/** The first of `true`, `false` and `null`. */
function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
