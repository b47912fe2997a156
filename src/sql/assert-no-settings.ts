import { findEndOfComment } from "./find-end-of-comment.js";

/** @throws TypeError if a statement changes the settings of the server, which affects everyone who uses it. */
export function assertNoSettings(text: string): void {
  let end = 0;
  let word: string;
  do {
    const start = skipComments(text, end);
    word = matchAt(/\w*/y, text, start);
    end = start + word.length;
  } while (/^(explain|analyze|verbose)$/i.test(word));
  if (!/^(set|reset|prepare|deallocate)$/i.test(word)) return;
  throw new TypeError(
    `${word.toUpperCase()} changes the server's settings for all its clients; pass allowSettings: true to allow it`,
  );
}

/** Finds the index after the spaces, semicolons and comments that start at an index, as the server reads them. */
function skipComments(text: string, start: number): number {
  for (let index = start; ; ) {
    index += matchAt(/[\s;]*/y, text, index).length;
    if (text.startsWith("--", index)) index += matchAt(/[^\n\r]*/y, text, index).length;
    else if (text.startsWith("/*", index)) index = findEndOfComment(text, index) ?? text.length;
    else return index;
  }
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}
