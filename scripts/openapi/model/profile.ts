/** The names that a client uses itself, so that nothing in a document can have them. */
export interface TakenNames {
  readonly functions: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** How the client of an API differs from that of another. */
export interface Profile {
  readonly taken: TakenNames;
  /** The class of the errors with a response. */
  readonly responseError: string;
  /** Whether each operation is also a method of a bound client, and the types of the whole document stand beside it. */
  readonly isBound: boolean;
  /** The product whose versions `@since` names. */
  readonly product: string;
  /** An error that any call can get, without a body; the request options describe it once for all operations. */
  readonly commonStatus?: string;
}
