import { type SqlRow, setColumn } from "./row-reader.js";

/** The columns of a result, as far as they are known: the server leaves out of a row what is null in it. */
export class Columns {
  /** In their order. */
  readonly #names: string[];
  readonly #known: Set<string>;

  constructor(names: Iterable<string> = []) {
    this.#known = new Set(names);
    this.#names = [...this.#known];
  }

  /** How many are known. */
  get count(): number {
    return this.#names.length;
  }

  /** Gives each row every column that is known by then; learns those that it has. */
  fill(rows: Iterable<SqlRow>): void {
    for (const row of rows) {
      if (this.#learn(row)) continue;
      for (const name of this.#names) if (!Object.hasOwn(row, name)) setColumn(row, name, null);
    }
  }

  /** Whether the row has all columns. */
  #learn(row: SqlRow): boolean {
    const names = this.#names;
    let at = 0;
    let count = 0;
    for (const name in row) {
      count += 1;
      if (names[at] !== name) {
        if (this.#known.has(name)) at = names.indexOf(name);
        else names.splice(at, 0, name);
        this.#known.add(name);
      }
      at += 1;
    }
    return count === names.length;
  }
}
