import type { Statement } from "./statement.js";

/** Words after a table or a value that are not a name for it. */
const AFTER_NAMED =
  /^(CROSS|FROM|FULL|GROUP|HAVING|INNER|JOIN|LEFT|LIMIT|NATURAL|OFFSET|ON|ORDER|RIGHT|UNION|USING|WHERE)$/i;

/** Parses the name that a query gives to a table or a value; undefined if it gives none. */
export function parseAlias({ reader }: Statement): string | undefined {
  const { kind, text } = reader.next;
  if (reader.accept("AS")) return reader.take().text;
  const isAlias = kind === "name" || (kind === "word" && !AFTER_NAMED.test(text));
  return isAlias ? reader.take().text : undefined;
}
