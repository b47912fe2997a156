import type { SqlRow } from "./row-reader.js";
import { setColumn } from "./set-column.js";

/**
 * How many nulls a result may gain in columns that `columns` does not name. Otherwise, rows without common columns
 * would need memory quadratic in their number. Rows from a server stay far below, since they all have the same columns.
 */
const NULLS = 1_000_000;
const NULLS_PER_BYTE = 2;

/** The known columns of a result. The server omits null columns from a row, so no single row has them all. */
export class Columns {
  /** The index of each column, in the order in which they were first seen. */
  readonly #indexes: Map<string, number>;
  readonly #names: string[];
  readonly #given: number;
  #nulls = NULLS;

  constructor(names: Iterable<string> = []) {
    this.#names = [...new Set(names)];
    this.#indexes = new Map(this.#names.map((name, index) => [name, index]));
    this.#given = this.#names.length;
  }

  /** The number of known columns. */
  get count(): number {
    return this.#names.length;
  }

  /** Raises the limit on nulls in proportion to the bytes that have arrived. */
  allow(bytes: number): void {
    this.#nulls += NULLS_PER_BYTE * bytes;
  }

  /**
   * Adds the columns of each row to the known ones, and sets known columns that the row lacks to null.
   *
   * @throws SyntaxError if the rows have too few columns in common.
   */
  fill(rows: Iterable<SqlRow>): void {
    for (const row of rows) if (!this.#learn(row)) this.#complete(row);
  }

  /** Adds the row's columns. Returns whether it has all known columns. */
  #learn(row: SqlRow): boolean {
    const names = this.#names;
    let at = 0;
    let count = 0;
    for (const name in row) {
      count += 1;
      if (names[at] !== name) at = this.#indexes.get(name) ?? this.#add(name);
      at += 1;
    }
    return count === names.length;
  }

  #add(name: string): number {
    this.#indexes.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  #complete(row: SqlRow): void {
    const names = this.#names;
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      if (Object.hasOwn(row, name)) continue;
      if (index >= this.#given && --this.#nulls < 0) {
        throw new SyntaxError(
          "the rows have too few columns in common; if that is expected, list the columns in `columns`",
        );
      }
      setColumn(row, name, null);
    }
  }
}
