export interface Settings {
  /** Fewer rounds and rows: to see whether all works, not to be quoted. */
  readonly quick: boolean;
  /** Why clients could not be generated, by name. */
  readonly failures: ReadonlyMap<string, string>;
}
