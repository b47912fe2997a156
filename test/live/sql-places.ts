import fc from "fast-check";
import { type Sql, type SqlValue, sql } from "../../src/index.js";
import { anySmallInteger, anySqlText, anySqlValue, readBack } from "./any-sql-value.js";

/** A template with random values in one of the places where a value may stand, and the rows that it has to give. */
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
const truth = fc.boolean();
const name = anySqlText.filter((given) => given !== "" && given !== "__proto__");
/** The server takes `"@".v` for a variable, and responds with 500 (seen on 1.6.2). */
const tableName = name.filter((given) => !given.startsWith("@"));
const one = (isThere: boolean, row: Rows[number]): Rows => (isThere ? [row] : []);

/** Each has other literals before and after the one that it is about, which come back as columns. */
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
  place("after a minus, as a bigint", [fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n }), text], (n, b) => [
    sql`SELECT 1 -${n}AS v,-${n} AS w, ${b} AS b`,
    [{ v: 1n - n, w: -n, b }],
  ]),
  place("after two signs", [int, text], (n, b) => [
    sql`SELECT 1 - -${n} AS v, +${n}+${n} AS w, ${b} AS b`,
    [{ v: 1 + n, w: 2 * n, b }],
  ]),
  place("after a comparison", [int, text], (n, b) => [
    sql`SELECT 1 <${n} AS v, 1>=${n} AS w, 1 <>${n}AS x, ${b} AS b`,
    [{ v: n > 1, w: n <= 1, x: n !== 1, b }],
  ]),
  place("a remainder", [int.filter((n) => n !== 0), text], (n, b) => [
    sql`SELECT 7 %${n}AS v, ${b} AS b`,
    [{ v: 7 % n, b }],
  ]),
  place("a list", [text, fc.array(text), text], (v, others, b) => [
    sql`SELECT v, ${b} AS b FROM (SELECT ${v} AS v) t WHERE v IN${[...others, v]}AND v NOT IN ${[]}`,
    [{ v, b }],
  ]),
  place("a list of numbers", [int, fc.array(int), text], (v, others, b) => [
    sql`SELECT ${b} AS b FROM (SELECT ${v} AS v) t WHERE -v IN ${[...others, -v]}`,
    [{ b }],
  ]),
  place("an empty list", [text, text], (v, b) => [sql`SELECT ${b} AS b WHERE ${v} IN ${[]}OR ${b} IN${[]}`, []]),
  place("tuples", [text, int, fc.array(fc.tuple(text, int))], (s, n, others) => [
    sql`SELECT ${s} AS s WHERE (${s},${n})IN${[...others, [s, n]]}`,
    [{ s }],
  ]),
  place("LIKE", [text, text], (v, b) => [sql`SELECT ${b} AS b WHERE ${v}LIKE${v.replace(/[\\%_]/g, "\\$&")}`, [{ b }]]),
  place("BETWEEN", [int, int, int, text], (v, low, high, b) => [
    sql`SELECT ${b} AS b WHERE ${v}BETWEEN${low}AND${high}`,
    one(low <= v && v <= high, { b }),
  ]),
  place("LIMIT and OFFSET", [small, small, text], (limit, offset, b) => [
    sql`SELECT ${b} AS b FROM generate_series(1, 5) LIMIT${limit}OFFSET${offset}`,
    Array.from({ length: Math.max(0, Math.min(limit, 5 - offset)) }, () => ({ b })),
  ]),
  place("the arguments of a function", [text, text, text], (a, v, b) => [
    sql`SELECT concat(${a},${v},${b})AS v, coalesce(NULL,${v}) AS w, ${b} AS b`,
    [{ v: a + v + b, w: v, b }],
  ]),
  place("the argument of a table", [fc.integer({ min: -9, max: 3 }), text], (first, b) => [
    sql`SELECT value AS v, ${b} AS b FROM generate_series(${first},3)`,
    Array.from({ length: 4 - first }, (_, index) => ({ v: first + index, b })),
  ]),
  place("between strings", [text, text], (v, b) => [
    sql`SELECT 'it''s'||${v}||${b}||'x' AS v, ${b} AS b`,
    [{ v: `it's${v}${b}x`, b }],
  ]),
  place("JOIN", [any, text], (v, b) => [
    sql`SELECT l.x AS v, ${b} AS b FROM (SELECT ${v} AS x) l JOIN (SELECT ${v} AS y) r ON l.x=${v}AND r.y = l.x`,
    one(v !== null, { v, b }),
  ]),
  place("CASE", [truth, text, text], (is, a, b) => [
    sql`SELECT CASE WHEN${is}THEN${a}ELSE${b}END AS v, CASE${a}WHEN${b}THEN 1 ELSE 2 END AS w`,
    [{ v: is ? a : b, w: a === b ? 1 : 2 }],
  ]),
  place("HAVING", [int, text, text], (n, a, b) => [
    sql`SELECT count(*) AS v, max(${a}) AS a, ${b} AS b FROM generate_series(1, 3) HAVING count(*) >${n}`,
    one(3 > n, { v: 3, a, b }),
  ]),
  place("GROUP BY and ORDER BY", [fc.integer({ min: -1_000, max: 1_000 }), text], (n, b) => [
    sql`SELECT value *${n} AS v, ${b} AS b FROM generate_series(1, 2) GROUP BY value*${n} ORDER BY value*${n}*${-n}`,
    n === 0 ? [{ v: 0, b }] : [2 * n, n].map((v) => ({ v, b })),
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
  place("VALUES", [text, int, text, int], (a, m, b, n) => [
    sql`SELECT a, n FROM (VALUES (${a},${m}),(${b},${n}))t(a, n) ORDER BY n`,
    [
      { a, n: m },
      { a: b, n },
    ].sort((left, right) => left.n - right.n),
  ]),
  place("UNION", [text, text], (a, b) => [
    sql`SELECT 1 AS n,${a}AS v UNION ALL SELECT 2,${b}ORDER BY n`,
    [
      { n: 1, v: a },
      { n: 2, v: b },
    ],
  ]),
  place("EXISTS", [any, text], (v, b) => [
    sql`SELECT ${b} AS b WHERE EXISTS (SELECT${v}WHERE${v}IS NOT NULL)`,
    one(v !== null, { b }),
  ]),
  place("a cast", [int, text], (n, b) => [
    sql`SELECT ${n}::text AS v, CAST(${b}AS text)AS w,${b}::text AS b`,
    [{ v: String(n), w: b, b }],
  ]),
  place("a window", [fc.integer({ min: -3, max: 3 }), text], (n, b) => [
    sql`SELECT lag(value,${n})OVER (ORDER BY value) AS v, ${b} AS b FROM generate_series(1, 3) ORDER BY value`,
    [1, 2, 3].map((value) => ({ v: value - n < 1 || value - n > 3 ? null : value - n, b })),
  ]),
  place("an index", [fc.constantFrom(1, 2, 3, -1, -2, -3), text], (n, b) => [
    sql`SELECT make_array(1, 2, 3)[${n}]AS v, ${b} AS b`,
    [{ v: n > 0 ? n : 4 + n, b }],
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
