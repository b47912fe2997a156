import fc from "fast-check";
import { type Sql, type SqlValue, sql } from "../../src/index.js";
import { anySmallInteger, anySqlText, anySqlValue, readBack } from "./any-sql-value.js";

/** A template with random values in one of the places where a value may stand, and the rows that it must return. */
export interface FilledTemplate {
  readonly place: string;
  readonly query: Sql;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

type Rows = readonly Readonly<Record<string, SqlValue>>[];
type Make<Values> = (...values: Values extends unknown[] ? Values : never) => readonly [Sql, Rows];

function place<Values extends unknown[]>(
  name: string,
  values: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  make: Make<Values>,
): fc.Arbitrary<FilledTemplate> {
  return fc.tuple<Values>(...values).map((given) => {
    const [query, rows] = make(...(given as Parameters<Make<Values>>));
    const read = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, readBack(value)])),
    );
    return { place: name, query, rows: read };
  });
}

const any = anySqlValue;
const text = anySqlText;
const int = anySmallInteger;
const small = fc.nat({ max: 7 });
const name = anySqlText.filter((given) => given !== "" && given !== "__proto__");
/** The server takes `"@".v` for a variable, and responds with 500 (seen on 1.6.2). */
const tableName = name.filter((given) => !given.startsWith("@"));
const one = (isThere: boolean, row: Rows[number]): Rows => (isThere ? [row] : []);

/** Each template has further literals before and after the tested one, which come back as columns. */
const PLACES: readonly fc.Arbitrary<FilledTemplate>[] = [
  place("a column", [any, any, any], (a, v, b) => [sql`SELECT ${a} AS a,${v}AS v,${b} AS b`, [{ a, v, b }]]),
  place("a condition", [any, any, any], (a, v, b) => [
    sql`SELECT ${a} AS a, ${b} AS b FROM (SELECT ${v} AS v) t WHERE v=${v}AND TRUE`,
    one(v !== null, { a, b }),
  ]),
  place("after a minus", [int, text, text], (n, a, b) => [
    sql`SELECT ${a} AS a, 10 -${n} AS v, ${b} AS b
      FROM (VALUES (12, 'me'), (13, 'other')) t(age, o) WHERE age > 10 -${n} AND o = 'me'`,
    one(12 > 10 - n, { a, v: 10 - n, b }),
  ]),
  place("after two signs", [int, text], (n, b) => [
    sql`SELECT 1 - -${n} AS v, +${n}+${n} AS w, ${b} AS b`,
    [{ v: 1 + n, w: 2 * n, b }],
  ]),
  place("a list", [text, fc.array(text), text], (v, others, b) => [
    sql`SELECT v, ${b} AS b FROM (SELECT ${v} AS v) t WHERE v IN${[...others, v]}AND v NOT IN ${[]}`,
    [{ v, b }],
  ]),
  place("an empty list", [text, text], (v, b) => [sql`SELECT ${b} AS b WHERE ${v} IN ${[]}OR ${b} IN${[]}`, []]),
  place("tuples", [text, int, fc.array(fc.tuple(text, int))], (s, n, others) => [
    sql`SELECT ${s} AS s WHERE (${s},${n})IN${[...others, [s, n]]}`,
    [{ s }],
  ]),
  place("LIKE", [text, text], (v, b) => [sql`SELECT ${b} AS b WHERE ${v}LIKE${v.replace(/[\\%_]/g, "\\$&")}`, [{ b }]]),
  place("LIMIT and OFFSET", [small, small, text], (limit, offset, b) => [
    sql`SELECT ${b} AS b FROM generate_series(1, 5) LIMIT${limit}OFFSET${offset}`,
    Array.from({ length: Math.max(0, Math.min(limit, 5 - offset)) }, () => ({ b })),
  ]),
  place("the arguments of a function", [text, text, text], (a, v, b) => [
    sql`SELECT concat(${a},${v},${b})AS v, coalesce(NULL,${v}) AS w, ${b} AS b`,
    [{ v: a + v + b, w: v, b }],
  ]),
  place("between strings", [text, text], (v, b) => [
    sql`SELECT 'it''s'||${v}||${b}||'x' AS v, ${b} AS b`,
    [{ v: `it's${v}${b}x`, b }],
  ]),
  place("another piece", [any, text, text], (v, a, b) => [
    sql`SELECT ${sql`${a} AS a -- it's`},${sql`${v} AS v`}${sql`, ${b} AS b`} WHERE${sql`${a}=${a}`}`,
    [{ a, v, b }],
  ]),
  place("joined conditions", [fc.array(text, { minLength: 1 }), text], (values, b) => [
    sql`SELECT ${b} AS b WHERE ${sql.join(
      values.map((value) => sql`${value}=${value}`),
      "AND",
    )}`,
    [{ b }],
  ]),
  place("a name", [name, any, text], (id, v, b) => [
    sql`SELECT t.${sql.identifier(id)},${b} AS ${sql.identifier(`${id}2`)} FROM (SELECT ${v} AS${sql.identifier(id)}) AS t`,
    [{ [id]: v, [`${id}2`]: b }],
  ]),
  place("the name of a table", [tableName, any], (id, v) => [
    sql`SELECT ${sql.identifier(id)}.v FROM (SELECT ${v} AS v)${sql.identifier(id)}`,
    [{ v }],
  ]),
  place("a cast", [int, text], (n, b) => [
    sql`SELECT ${n}::text AS v, CAST(${b}AS text)AS w,${b}::text AS b`,
    [{ v: String(n), w: b, b }],
  ]),
  place(
    "a date",
    [fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }), text],
    (v, b) => [sql`SELECT ${v}AS v, ${b} AS b WHERE${v}=${v}AND${v}<=TIMESTAMP '2200-01-01'`, [{ v, b }]],
  ),
  place("beside comments", [any, text], (v, b) => [
    sql`SELECT/* it's */${v}/* " */AS v -- it's
      ,${b}-- it's
      AS b`,
    [{ v, b }],
  ]),
];

export const filledTemplate: fc.Arbitrary<FilledTemplate> = fc.oneof(...PLACES);
export const placeCount: number = PLACES.length;
