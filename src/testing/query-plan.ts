/**
 * Which queries {@link FakeAdminApi.onQuery} answers: a string that is the whole query, a pattern to find in it, or a
 * function that returns whether it is the one. In the SQL, each run of whitespace is one space.
 */
export type QueryMatch = string | RegExp | ((sql: string) => boolean);

/** The rows of a query, or a function that is called for each one. A null column is left out, as by the server. */
export type QueryRows = readonly object[] | ((sql: string) => readonly object[]);

/** The rows that a test has set for the queries that match. */
export interface QueryPlan {
  readonly match: QueryMatch;
  readonly rows: QueryRows;
}

/** @throws TypeError if one of the arguments has another type. */
export function planQuery(match: QueryMatch, rows: QueryRows): QueryPlan {
  if (typeof match !== "string" && typeof match !== "function" && !(match instanceof RegExp)) {
    throw new TypeError("onQuery: the first argument must be a string, a RegExp or a function");
  }
  if (typeof rows !== "function") checkRows(rows);
  return { match, rows };
}

/**
 * Finds the rows by the first plan that matches.
 *
 * @throws Error if none matches, or TypeError if a function returns no rows.
 */
export function findRows(plans: readonly QueryPlan[], query: string): readonly object[] {
  const sql = collapse(query);
  const plan = plans.find(({ match }) => isMatch(match, sql));
  if (!plan) throw new Error(`no onQuery matches this query; set its rows with api.onQuery(...): ${sql}`);
  return checkRows(typeof plan.rows === "function" ? plan.rows(sql) : plan.rows).map(dropNulls);
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
  if (Array.isArray(rows) && rows.every((row) => Object(row) === row)) return rows;
  throw new TypeError("onQuery: the rows must be an array of objects, or a function that returns one");
}

function dropNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
