import type { VersionRange } from "../history/index.js";

/** An SQL table of the server, with the columns of all versions up to the client's. */
export interface Table {
  readonly name: string;
  readonly description: string;
  /** The last range of versions that have the table; undefined if every version does. */
  readonly lifetime: VersionRange | undefined;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly deprecated: string | undefined;
  /** The server's names for its type, such as `LargeUtf8`. Several if versions differ. */
  readonly dataTypes: readonly string[];
  readonly isNullable: boolean;
  /** The known values of a string. */
  readonly values: readonly string[];
  /** Whether the string can have other values too. */
  readonly isOpen: boolean;
  readonly typeName: string | undefined;
  /** Whether a 64-bit integer is always small enough for an exact number, as a count is. */
  readonly fitsNumber: boolean;
  /** The last range of versions with the column; undefined if every version of the table has it. */
  readonly lifetime: VersionRange | undefined;
}
