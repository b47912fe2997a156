/** Tokens whose end is certain: a string, a quoted name, a line comment, or a block comment that contains no other comment. */
const CLOSED = /'[^']*(?:''[^']*)*'|"[^"]*"|--[^\n\r]*[\n\r]|\/\*(?:(?!\/\*|\*\/)[\s\S])*\*\//g;
/** After these characters, `--` or `/*` can belong to an operator: `%--` is an operator on all versions, `<--` on 1.6.2. */
const OPERATOR = /[-+*/<>=~!@#%^&|`?]$/;
/** In a string with the prefix E, a backslash escapes the quote after it. An E after another letter is not a prefix. */
const PREFIX = /(?:^|[^a-z])e$/i;
const ESCAPED_QUOTE = /(?<!\\)(?:\\\\)*\\'/;

/**
 * Checks that a part of a template, the SQL before, between or after values, leaves no string, quoted name or comment open. A value
 * inside such a token could close the token with its own quotes or line breaks, and the rest of the value would run as SQL. The server
 * tokenizes SQL as PostgreSQL does, even if its settings name another dialect (seen on 1.6.2 and 1.7.12).
 *
 * @param isLast - Whether no value follows. Only the last part may end in a line comment.
 * @returns Whether the part ends in a line comment.
 * @throws TypeError if the part leaves a token open, on any version of the server.
 */
export function checkClosed(text: string, isLast: boolean): boolean {
  const isClear = (token: string, index: number) => {
    const before = text.slice(Math.max(0, index - 2), index);
    if (token.startsWith("'")) return !PREFIX.test(before) || !ESCAPED_QUOTE.test(token);
    return token.startsWith('"') || !OPERATOR.test(before);
  };
  const rest = text.replace(CLOSED, (token, index: number) => {
    if (isClear(token, index)) return " ".repeat(token.length);
    throw fail("put a space before a comment, and write a quote in an E'...' string as ''", text, index);
  });
  const open = rest.search(/['"$]|--|\/\*/);
  if (open < 0) return false;
  if (isLast && rest.startsWith("--", open) && isClear("--", open)) return true;
  throw fail(
    "a quote, a comment or a $ is left open; values are quoted already, so for LIKE write ${`%${x}%`}",
    text,
    open,
  );
}

/** @throws TypeError if a statement changes the server for all clients (seen on 1.6.2 and 1.7.12). A 1.8 server rejects the statement. */
export function assertReads(text: string, caller: string): void {
  const statement = readStatement(text);
  if (!/^(set|reset|prepare|deallocate)$/i.test(statement)) return;
  throw new TypeError(
    `${caller}: ${statement.toUpperCase()} changes the server's settings for all its clients; call the operation \`query\` to do that`,
  );
}

/** Reads the first word of a statement, after `EXPLAIN ANALYZE` and comments, which nest (seen on 1.6.2 and 1.7.12). */
function readStatement(text: string): string {
  let depth = 0;
  let isInLine = false;
  for (const [token] of text.matchAll(/\/\*|\*\/|--|[\n\r]|\w+|\S/g)) {
    const isEndOfLine = /[\n\r]/.test(token);
    if (isInLine) isInLine = !isEndOfLine;
    else if (token === "/*") depth += 1;
    else if (depth > 0) depth -= token === "*/" ? 1 : 0;
    else if (token === "--") isInLine = true;
    else if (!isEndOfLine && !/^(;|explain|analyze|verbose)$/i.test(token)) return token;
  }
  return "";
}

/** Lists the names in SQL from the tag, in lower case: its words outside strings and comments, and its quoted names. */
export function listNames(text: string): ReadonlySet<string> {
  const names = text.replace(CLOSED, (token) => (token.startsWith('"') ? ` ${token.slice(1, -1)} ` : " "));
  return new Set(names.toLowerCase().match(/\w+/g));
}

function fail(problem: string, text: string, index: number): TypeError {
  return new TypeError(`sql: ${problem}: ${JSON.stringify(text.slice(Math.max(0, index - 20), index + 20))}`);
}
