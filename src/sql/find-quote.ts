const BACKSLASH = 92;

/**
 * Finds the quote that ends a JSON string. A regular expression would need memory for each character.
 *
 * @param from - The index after the opening quote, or of any later character that no backslash escapes.
 * @returns Its index. If the string goes on, -1.
 */
export function findQuote(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); ; quote = text.indexOf('"', quote + 1)) {
    if (quote === -1 || !isEscaped(text, from, quote)) return quote;
  }
}

/** Whether an odd number of backslashes stands before an index of a string. */
export function isEscaped(text: string, from: number, index: number): boolean {
  let start = index;
  while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (index - start) % 2 === 1;
}
