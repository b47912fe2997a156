export interface Settings {
  /** Whether to use fewer rounds and rows. Such results are a check, not for publication. */
  readonly quick: boolean;
  /** The reasons why clients could not be generated, by name. */
  readonly failures: ReadonlyMap<string, string>;
}
