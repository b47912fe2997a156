/** One change, as the changelog describes it to users. */
export interface Line {
  readonly heading: "Added" | "Changed" | "Deprecated" | "Removed";
  readonly text: string;
  /** Whether code for the version before may no longer compile, or no longer work. */
  readonly isBreaking: boolean;
  /** The exports of the client that it is about. If it is breaking, they need no other reason to fail. */
  readonly exports: readonly string[];
}
