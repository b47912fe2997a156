/** A request that the fake cannot respond to. The message says what to set. */
export class UnexpectedCallError extends Error {
  override readonly name: string = "UnexpectedCallError";
}
