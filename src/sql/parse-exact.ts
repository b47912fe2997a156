import { findQuote } from "./find-quote.js";

/** A number with fewer characters is exact. */
const LONG = 16;

/** Parsing a bigint takes more than linear time, so there must be a limit. No SQL type has more than 76 digits. */
const MOST_DIGITS = 4_300;

/**
 * Parses JSON of any depth. An integer that a number would round becomes a bigint.
 *
 * @throws SyntaxError if the text is not JSON, or an integer has more than 4,300 digits. It does not quote the text.
 */
export function parseExact(text: string): unknown {
  const value = parseJson(text);
  if (!/\d{16}/.test(text)) return value;
  // Nobody can know it, and so write a string that begins with it.
  const mark = `${Math.random()} `;
  const root = [JSON.parse(markIntegers(text, mark))];
  const open: Record<string, unknown>[] = [Object(root)];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const name in parent) {
      const child = parent[name];
      if (typeof child === "object" && child !== null) open.push(Object(child));
      else if (typeof child === "string" && child.startsWith(mark)) parent[name] = BigInt(child.slice(mark.length));
    }
  }
  return root[0];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the text, which may repeat the token of the request.
    throw new SyntaxError("it is not JSON");
  }
}

/** Turns each integer that a number would round into a string that begins with a mark. */
function markIntegers(text: string, mark: string): string {
  const parts: string[] = [];
  for (let index = 0; index < text.length; ) {
    const quote = text.indexOf('"', index);
    const end = quote === -1 ? text.length : quote;
    const between = text.slice(index, end);
    parts.push(end - index < LONG ? between : between.replace(NUMBER, (token) => markInteger(token, mark)));
    index = quote === -1 ? end : findQuote(text, quote + 1) + 1;
    parts.push(text.slice(end, index));
  }
  return parts.join("");
}

const NUMBER = /-?\d[\d.eE+-]*/g;

function markInteger(token: string, mark: string): string {
  if (token.length < LONG || Number.isSafeInteger(Number(token)) || /[.eE]/.test(token)) return token;
  const digits = token.startsWith("-") ? token.length - 1 : token.length;
  if (digits > MOST_DIGITS) throw new SyntaxError(`an integer has more than ${MOST_DIGITS} digits`);
  return `"${mark}${token}"`;
}
