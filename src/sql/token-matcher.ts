import { isBlank } from "./json-characters.js";

/** Matches fixed JSON tokens that arrive in pieces of any length. Blanks may stand before each of them. */
export class TokenMatcher {
  readonly #tokens: readonly string[];
  #token = 0;
  #character = 0;

  constructor(...tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isComplete(): boolean {
    return this.#token === this.#tokens.length;
  }

  /** @returns How many bytes belong to the tokens. If that is not all, the next byte comes after them, or does not match. */
  match(bytes: Uint8Array): number {
    let index = 0;
    for (; index < bytes.length && !this.isComplete; index++) {
      const token = this.#tokens[this.#token] as string;
      if (this.#character === 0 && isBlank(bytes[index])) continue;
      if (bytes[index] !== token.charCodeAt(this.#character)) break;
      this.#character += 1;
      if (this.#character < token.length) continue;
      this.#character = 0;
      this.#token += 1;
    }
    return index;
  }
}
