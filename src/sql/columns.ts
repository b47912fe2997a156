import type { SqlRow } from "./row-reader.js";
import { setColumn } from "./set-column.js";

/**
 * How many nulls a result may gain in columns that nobody named: rows that have nothing in common would otherwise take memory
 * by the square of their number. Rows of the server gain far less, since they all come from the same columns.
 */
const NULLS = 1_000_000;
const NULLS_PER_BYTE = 2;

/** The known columns of a result: the server leaves out of a row what is null in it. */
export class Columns {
  /** Columns by name, each with its index in the order in which they were learned. */
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

  /** Lets rows gain more nulls, since so many more bytes have arrived. */
  allow(bytes: number): void {
    this.#nulls += NULLS_PER_BYTE * bytes;
  }

  /**
   * Learns the columns that each row has, and sets the known ones that it lacks to null.
   *
   * @throws SyntaxError if the rows have too little in common.
   */
  fill(rows: Iterable<SqlRow>): void {
    for (const row of rows) if (!this.#learn(row)) this.#complete(row);
  }

  /** Returns whether the row has all columns. */
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
        throw new SyntaxError("its rows have too few columns in common; if they are right, name them in `columns`");
      }
      setColumn(row, name, null);
    }
  }
}
