const INNERMOST_COMMENT = /\/\*(?:(?!\/\*|\*\/)[\s\S])*\*\//g;
const START = /^(?:[\s;]+|--[^\n\r]*|(?:explain|analyze|verbose)\b)*(set|reset|prepare|deallocate)\b/i;

/** @throws TypeError if a statement changes the settings of the server, which affects everyone who uses it. */
export function assertNoSettings(text: string): void {
  let bare = text;
  for (let longer = ""; longer !== bare; ) {
    longer = bare;
    // Comments nest (seen on 1.6.2 and 1.7.12).
    bare = bare.replace(INNERMOST_COMMENT, " ");
  }
  const [, word] = START.exec(bare) ?? [];
  if (word === undefined) return;
  throw new TypeError(
    `${word.toUpperCase()} changes the server's settings for all its clients; pass allowSettings: true to allow it`,
  );
}
