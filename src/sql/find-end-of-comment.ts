/**
 * Finds the index after a block comment. Comments nest (seen on 1.6.2 and 1.7.12).
 *
 * @param start - The index of its `/*`.
 * @returns Undefined if the comment is not closed.
 */
export function findEndOfComment(text: string, start: number): number | undefined {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}
