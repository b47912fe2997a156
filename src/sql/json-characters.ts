/** The character codes of JSON tokens, the same in UTF-8 and UTF-16. */

export const QUOTE = 34;
const COMMA = 44;
export const MINUS = 45;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN = 123;
export const CLOSE = 125;
const SPACE = 32;

export function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57;
}

/** Whether JSON allows the character between tokens. */
export function isBlank(code: number | undefined): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9;
}

/** Whether the character ends a number, `true`, `false` or `null`. */
export function isEndOfWord(code: number | undefined): boolean {
  return code === COMMA || code === CLOSE || code === CLOSE_LIST || (code !== undefined && code <= SPACE);
}
