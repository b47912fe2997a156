/** What may stand before a statement, except block comments. */
const BEFORE = /^(?:[\s;]+|--[^\n\r]*|(?:explain|analyze|verbose)\b)+/i;
const INNERMOST_COMMENT = /\/\*(?:(?!\/\*|\*\/)[\s\S])*\*\//;

/** @throws TypeError if a statement changes the settings of the server for everyone, as it does before 1.8 (seen on 1.6.2 and 1.7.12). */
export function assertNoSettings(text: string): void {
  let rest = text;
  for (let longer = ""; longer !== rest; ) {
    longer = rest;
    rest = rest.replace(BEFORE, "");
    // Comments nest (seen on 1.6.2 and 1.7.12). Only from the start, since a line comment may contain one of its marks.
    if (rest.startsWith("/*")) rest = rest.replace(INNERMOST_COMMENT, " ");
  }
  const [word] = /^(?:set|reset|prepare|deallocate)\b/i.exec(rest) ?? [];
  if (word === undefined) return;
  throw new TypeError(
    `${word.toUpperCase()} changes the server's settings for all its clients; if that is meant, send it as a plain query operation`,
  );
}
