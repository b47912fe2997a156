/** The names that a client uses itself, so that nothing in a document can have them. */
export interface TakenNames {
  readonly functions: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** The options of functions on top of several operations, which a parameter would clash with. */
  readonly options: readonly string[];
}

/** The words of an API and of its client, which these rooms do not know. */
export interface Profile {
  readonly taken: TakenNames;
  /** The class of the errors with a response. */
  readonly responseError: string;
  /** The product whose versions `@since` names. */
  readonly product: string;
  /** An error that any call can get, without a body; the request options describe it once for all operations. */
  readonly commonStatus?: string;
}
