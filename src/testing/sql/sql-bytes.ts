/** Bytes of a row. The server compares them with other bytes only, and never with the digits that a row has. */
export class SqlBytes {
  readonly hex: string;

  /** @param hex - Two digits for each byte, in lower case, so that the strings have the order of the bytes. */
  constructor(hex: string) {
    this.hex = hex;
  }

  toJSON(): string {
    return this.hex;
  }
}
