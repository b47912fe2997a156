/** The number of characters from which an integer may be too large for a number. */
const LONG = 16;

const QUOTE = 34;
const MINUS = 45;
const COLON = 58;
const BACKSLASH = 92;

/**
 * Parses JSON of any depth. An integer beyond 2^53 - 1 becomes a bigint. `names` is the number of field names in the objects of
 * the outermost list, with duplicates.
 *
 * @returns Undefined if the text is not JSON. The error of JSON.parse would quote the text, which may repeat the request's token.
 */
export function parseExact(text: string): { readonly value: unknown; readonly names: number } | undefined {
  // The mark is random, so that no string in the text can begin with it.
  const mark = `${Math.random()} `;
  const { marked, names } = markIntegers(text, mark);
  try {
    const value: unknown = JSON.parse(marked);
    return { value: marked === text ? value : replaceMarked(value, mark), names };
  } catch {
    return undefined;
  }
}

/** Replaces each integer beyond 2^53 - 1 with a list of one string: the mark and the integer. */
function markIntegers(text: string, mark: string): { readonly marked: string; readonly names: number } {
  let marked = "";
  let copied = 0;
  let depth = 0;
  let names = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = findQuote(text, index + 1);
    else if (code === COLON) names += depth === 2 ? 1 : 0;
    else if (code === MINUS || isDigit(code)) {
      const start = index;
      while (isNumeric(text.charCodeAt(index + 1))) index += 1;
      if (index - start < LONG - 1) continue;
      const token = text.slice(start, index + 1);
      if (Number.isSafeInteger(Number(token)) || !/^-?[1-9]\d*$/.test(token)) continue;
      marked += `${text.slice(copied, start)}["${mark}${token}"]`;
      copied = index + 1;
    } else if (isOpening(code)) depth += 1;
    else if (isClosing(code)) depth -= 1;
  }
  return { marked: marked + text.slice(copied), names };
}

/** Finds the quote that ends a string, or else the end of the text. A regular expression would need memory for each character. */
function findQuote(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let start = quote;
    while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
    if ((quote - start) % 2 === 0) return quote;
  }
  return text.length;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** A digit, or one of `-+.Ee`. */
const isNumeric = (code: number): boolean =>
  isDigit(code) || code === MINUS || code === 43 || code === 46 || code === 69 || code === 101;
/** `[` or `{` */
const isOpening = (code: number): boolean => code === 91 || code === 123;
/** `]` or `}` */
const isClosing = (code: number): boolean => code === 93 || code === 125;

/** Replaces marked lists with bigints. A loop, since a recursion would overflow at a depth that JSON.parse can read. */
function replaceMarked(value: unknown, mark: string): unknown {
  const root: unknown[] = [value];
  const open: Record<string, unknown>[] = [Object(root)];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const name in parent) {
      const child = parent[name];
      if (typeof child !== "object" || child === null) continue;
      const first = Array.isArray(child) && child[0];
      if (typeof first === "string" && first.startsWith(mark)) parent[name] = BigInt(first.slice(mark.length));
      else open.push(Object(child));
    }
  }
  return root[0];
}
