/** A JSON number with fewer characters than this holds any integer exactly. */
export const LONG = 16;

/** Parsing takes more than linear time, so there must be a limit; no type of SQL has more than 76 digits. */
const MOST_DIGITS = 4_300;

/**
 * Reads a JSON number. An integer that a number would round becomes a bigint.
 *
 * @throws SyntaxError if the integer has more than 4,300 digits.
 */
export function readNumber(token: string): number | bigint {
  const number = Number(token);
  const isExact = token.length < LONG || Number.isSafeInteger(number) || !/^-?\d+$/.test(token);
  return isExact ? number : readBigint(token);
}

/** @throws SyntaxError if there are more than 4,300 digits. */
export function readBigint(token: string): bigint {
  const digits = token.startsWith("-") ? token.length - 1 : token.length;
  if (digits > MOST_DIGITS) throw new SyntaxError(`an integer has more than ${MOST_DIGITS} digits`);
  return BigInt(token);
}
