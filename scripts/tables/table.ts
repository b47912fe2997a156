/** An SQL table of the server, and what is known of it from all versions up to the one that the client is made for. */
export interface Table {
  /** `sys_invocation` */
  readonly name: string;
  readonly description: string;
  readonly lifetime: Lifetime;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly deprecated: string | undefined;
  /** As the server names it: `LargeUtf8`. Several, if it was another in another version. */
  readonly dataTypes: readonly string[];
  readonly isNullable: boolean;
  /** All that a text can be, as far as is known. */
  readonly values: readonly string[];
  /** Whether a text can be something else too. */
  readonly isOpen: boolean;
  /** The name of the type of these values, if it has one. */
  readonly typeName: string | undefined;
  /** Of an integer of 64 bits, whether it stays so small that a number holds it exactly, as a count does. */
  readonly fitsNumber: boolean;
  readonly lifetime: Lifetime;
}

/** Which versions have a table, or which of those that have a table have a column. */
export interface Lifetime {
  /** The first version from which on all have it; undefined if the oldest one has it. */
  readonly since: string | undefined;
  /** The first version that has it no more. */
  readonly goneIn: string | undefined;
}
