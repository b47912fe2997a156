/** An SQL table of the server, with the columns of all versions up to the client's. */
export interface Table {
  /** `all_things` */
  readonly name: string;
  readonly description: string;
  readonly lifetime: TableLifetime;
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
  readonly lifetime: TableLifetime;
}

/** The versions that have a table, or the versions of a table that have a column. */
export interface TableLifetime {
  /** The version that added it last; undefined if the oldest one has it. */
  readonly since: string | undefined;
  /** The first version that no longer has it. */
  readonly goneIn: string | undefined;
}

/** @param versions - Oldest first, each with whether it has the table or column. At least one does. */
export function readTableLifetime(versions: readonly (readonly [version: string, has: boolean])[]): TableLifetime {
  const having = versions.map(([, has]) => has);
  const last = having.lastIndexOf(true);
  const before = having.lastIndexOf(false, last);
  return { since: before === -1 ? undefined : versions[before + 1]?.[0], goneIn: versions[last + 1]?.[0] };
}

export function isAlways({ since, goneIn }: TableLifetime): boolean {
  return since === undefined && goneIn === undefined;
}
