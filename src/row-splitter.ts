/** How the server begins a result, and how it ends one: what ends otherwise was cut off. */
const HEAD = '{"rows":[';
const TAIL = "]}";

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const END_OF_ROWS = 93;

/** Takes the text of a result as it comes, in pieces of any length, and gives the rows that are complete by then. */
export class RowSplitter {
  #text = "";
  /** How far the text has been looked at. */
  #position = 0;
  #depth = 0;
  #isInText = false;
  #state: "head" | "rows" | "tail" = "head";

  /**
   * @returns The texts of the rows that became complete, with a comma between each two of them; empty if there are none.
   * @throws SyntaxError if it is no result of a query.
   */
  push(piece: string): string {
    this.#text += piece;
    if (this.#state === "head" && !this.#readHead()) return "";
    const end = this.#state === "rows" ? this.#findEndOfRows() : 0;
    const rows = this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    this.#position -= end;
    if (this.#state === "tail" && !TAIL.startsWith(this.#text)) throw new SyntaxError("there is more after the rows");
    return rows.charCodeAt(0) === COMMA ? rows.slice(1) : rows;
  }

  /** @throws SyntaxError if the end has not come yet. */
  finish(): undefined {
    if (this.#state !== "tail" || this.#text !== TAIL) throw new SyntaxError("the rows end in the middle");
  }

  #readHead(): boolean {
    const { length } = HEAD;
    if (!HEAD.startsWith(this.#text.slice(0, length))) throw new SyntaxError("it holds no rows");
    if (this.#text.length < length) return false;
    this.#text = this.#text.slice(length);
    this.#state = "rows";
    return true;
  }

  /** Looks at what has come; gives where the last complete row ends. */
  #findEndOfRows(): number {
    const text = this.#text;
    let end = 0;
    let index = this.#position;
    for (; index < text.length; index++) {
      if (this.#isInText) {
        const quote = text.indexOf('"', index);
        if (quote === -1) {
          index = text.length;
          break;
        }
        index = quote;
        if (isEscaped(text, quote)) continue;
        this.#isInText = false;
        continue;
      }
      const code = text.charCodeAt(index);
      if (code === QUOTE) this.#isInText = true;
      else if (code === OPEN) this.#depth += 1;
      else if (code === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) end = index + 1;
      } else if (code === END_OF_ROWS && this.#depth === 0) {
        this.#state = "tail";
        break;
      }
    }
    this.#position = index;
    return this.#state === "tail" ? this.#position : end;
  }
}

/** Whether a quote has an odd number of backslashes before it. */
function isEscaped(text: string, quote: number): boolean {
  let count = 0;
  while (text.charCodeAt(quote - 1 - count) === BACKSLASH) count += 1;
  return count % 2 === 1;
}
