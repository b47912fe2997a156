import { isObject } from "./is-object.js";
import { UnexpectedCallError } from "./unexpected-call-error.js";

/**
 * Which queries {@link FakeAdminApi.onQuery} answers: a string that is the whole query, a pattern to find in it, or a
 * function that returns whether it is the one. In the SQL, each run of whitespace is one space.
 */
export type QueryMatch = string | RegExp | ((sql: string) => boolean);

/** The rows of a query, or a function that is called for each one. A null column is left out, as by the server. */
export type QueryRows = readonly object[] | ((sql: string) => readonly object[]);

interface Answer {
  readonly match: QueryMatch;
  readonly rows: QueryRows;
}

/** The rows that a test has set for queries. */
export class QueryPlan {
  #answers: readonly Answer[] = [];

  set(match: QueryMatch, rows: QueryRows): void {
    if (typeof match !== "string" && typeof match !== "function" && !(match instanceof RegExp)) {
      throw new TypeError("onQuery: the first argument must be a string, a RegExp or a function");
    }
    if (typeof rows !== "function") checkRows(rows);
    this.#answers = [{ match, rows }, ...this.#answers];
  }

  clear(): void {
    this.#answers = [];
  }

  /** @throws UnexpectedCallError if no answer matches, or TypeError if a function returns no rows. */
  findRows(sent: unknown): readonly object[] {
    const sql = collapse(String(Object(sent).query));
    const answer = this.#answers.find(({ match }) => isMatch(match, sql));
    if (answer === undefined) {
      throw new UnexpectedCallError(`no onQuery matches this query; set its rows with api.onQuery(...): ${sql}`);
    }
    const { rows } = answer;
    return checkRows(typeof rows === "function" ? rows(sql) : rows).map(dropNulls);
  }
}

function isMatch(match: QueryMatch, sql: string): boolean {
  if (typeof match === "string") return collapse(match) === sql;
  // `search` ignores the position that a global pattern remembers, which `test` does not.
  return typeof match === "function" ? match(sql) : sql.search(match) !== -1;
}

function collapse(sql: string): string {
  return sql.trim().replace(/\s+/g, " ");
}

function checkRows(rows: unknown): readonly object[] {
  if (Array.isArray(rows) && rows.every(isObject)) return rows;
  throw new TypeError("onQuery: the rows must be an array of objects, or a function that returns one");
}

function dropNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
