import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AdminResponseError, queryRows, type SqlValue, sql } from "../../src/index.js";
import { allowLongRuns, holdsFor, propertyRuns } from "../kit/property-runs.js";
import { shareServer } from "../kit/use-server.js";
import { releases } from "../kit/versions.js";
import { anySmallInteger, anySqlText, anySqlValue } from "./any-sql-value.js";
import { filledTemplate, placeCount } from "./sql-places.js";

allowLongRuns();

describe.each(releases)("a template on %s", (version) => {
  const server = shareServer(version);

  it("returns the right rows, whatever its values are and wherever they appear", async () => {
    expect(placeCount).toBeGreaterThan(15);
    await holdsFor(
      fc.asyncProperty(filledTemplate, async ({ query, rows }) => {
        expect(await queryRows(server.admin, query, { columns: Object.keys(rows[0] ?? {}) })).toEqual(rows);
      }),
    );
  });

  it("lets no value break out, whatever surrounds it", async () => {
    let answered = 0;
    await holdsFor(
      fc.asyncProperty(anySides, anyEscape, anySqlText, async ([before, after], value, other) => {
        const query = write(before, value, after, other);
        if (!query) return;
        const rows = await queryRows(server.admin, query, { maxRetries: 0 }).catch((error: unknown) => {
          if (error instanceof AdminResponseError) return undefined;
          throw error;
        });
        const seen = rows?.map(({ a, b, c }) => ({ a, b, c }));
        if (!seen) return;
        answered++;
        expect(seen).toEqual(Array(3).fill({ a: other, b: 7, c: other }));
      }),
      [
        [["10 -", ""], -1, "\n AS x --"],
        [["E", ""], "\\' AS x --", ""],
        [["'", "'"], " AS x --", ""],
        [["E'\\'", ""], " AS x --", ""],
        [["1 -- ", "\n"], "\n AS x --", ""],
        [["1 /* ", " */"], "*/ AS x --", ""],
        [["$$", "$$"], "$$ AS x --", ""],
        [["$a$", "$a$"], "$a$ AS x --", ""],
        [['1 AS "', '"'], '" --', ""],
        [["1 %-- it's\n ||", ""], " AS x --", ""],
        [["1 <-- it's\n ||", ""], " AS x --", ""],
      ],
    );
    // The server refuses all but about one in 25.
    expect(answered).toBeGreaterThan(propertyRuns / 100);
  });
});

const FRAGMENTS = [
  ..."- -- / * /* */ + < <- % | || @ # ^ ~ ! ? & ` ' '' 'x' E e E' N X B U& '\\' E'\\' \\' \\ \" \"x\" $ $$ $a$".split(
    " ",
  ),
  ...": :: 1 1. 1e 1_ 0x . a value NOT IN ::text [ ] ( ) ()".split(" "),
  ...["\n", "\r", " ", "\t", "\u00a0", "\0", "- ", "-- ", "-- it's\n", "/* it's */", "10 -", "'x' ||", " IS NULL"],
];
const anyFragments = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 4 }).map((fragments) => fragments.join(""));

/** The SQL that an author may have written on both sides of a value, whether it makes sense or not. */
const anySides: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(anyFragments, anyFragments),
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom("10 -", "'x' || ", "f", "E", "e", "N", "X", "U&", "'x' ||E", "1 ||-", "(", "NOT", "a.", "'a'"),
      fc.constantFrom("", " ", "::text", "|| 'x'", "'a'", ")", "AND TRUE"),
    ),
  },
  fc
    .constantFrom(..."'…' '%…%' E'…' E'\\'…' N'…' \"…\" $$…$$ $a$…$a$ /*…*/ /*/*…*/*/".split(" "), '1 AS "…"', "--…\n")
    .map((sides): [string, string] => [sides.replace(/….*/s, ""), sides.replace(/.*…/s, "")]),
);

/** A value that would do harm beside matching SQL. */
const anyEscape: fc.Arbitrary<SqlValue> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("", "'", "\\'", "\\\\'", "\n", "*/", "*/*/", "$$", "$a$", '"', "''", "\\"),
      fc.constantFrom("", " AS x --", ", 42 AS x --", " AS x UNION ALL SELECT 1, 2, 3 --"),
    )
    .map((texts) => texts.join("")),
  anySqlText,
  anySmallInteger,
  anySqlValue,
  fc.array(fc.oneof(anySqlText, anySmallInteger), { maxLength: 3 }),
  anySqlText.map((text) => sql`${text}`),
  anySqlText.filter((text) => text !== "").map((text) => sql.identifier(text)),
);

function write(before: string, value: SqlValue, after: string, other: string) {
  const parts = ["SELECT ", ` AS a, 7 AS b, ${before}`, `${after} AS v, `, " AS c FROM generate_series(1, 3)"];
  try {
    return sql(Object.assign(parts, { raw: parts }), other, value, other);
  } catch (error) {
    if (error instanceof TypeError && /^sql: /.test(error.message)) return undefined;
    throw error;
  }
}
