/** The contents of an error body. */
export interface Problem {
  readonly message: string | undefined;
  readonly code: string | undefined;
  /** A page that explains the code. */
  readonly link: string | undefined;
}
