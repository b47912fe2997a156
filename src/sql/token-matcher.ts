import { isBlank } from "./json-characters.js";

/** Matches fixed JSON tokens that arrive in chunks of any length, with optional whitespace before each token. */
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

  /** @returns How many bytes belong to the tokens. A byte after those follows all tokens, or does not match. */
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
