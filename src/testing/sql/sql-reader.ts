/** A query that the fake cannot evaluate. The message says where. */
export class UnknownSqlError extends Error {}

/** A query that the server refuses. The message is the server's. */
export class RefusedSqlError extends Error {}

interface Token {
  readonly kind: "string" | "name" | "number" | "word" | "symbol" | "end";
  /** A word in lower case, as the server reads it; a quoted string or name without its quotes. */
  readonly text: string;
  readonly start: number;
}

const TOKEN =
  /(?:\s|--[^\n]*)*(?:(?<string>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<symbol><>|!=|<=|>=|[(),=<>*.;[\]-])|$)/y;

/** Reads SQL token by token. Words compare without case, as in SQL. */
export class SqlReader {
  readonly #tokens: readonly Token[];
  readonly query: string;
  #index = 0;

  /** @throws UnknownSqlError if the query has characters that the fake does not know. */
  constructor(query: string) {
    this.query = query;
    this.#tokens = readTokens(query);
  }

  /** The next token, which stays the next one. */
  get next(): Token {
    return this.#tokens[this.#index] as Token;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== "end") this.#index++;
    return token;
  }

  /** Whether the next token is this word or symbol. */
  sees(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#index + ahead];
    if (token?.kind === "symbol") return token.text === text;
    return token?.kind === "word" && token.text.toUpperCase() === text;
  }

  /** Skips these words or symbols, if they all follow. */
  accept(...texts: readonly string[]): boolean {
    const isNext = texts.every((text, ahead) => this.sees(text, ahead));
    if (isNext) this.#index += texts.length;
    return isNext;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.refuse();
  }

  /** Returns what was written since a token. */
  textSince({ start }: Token): string {
    return this.query.slice(start, this.next.start).trim();
  }

  /** Says that the fake does not know what comes next. */
  refuse(): never {
    const rest = this.query.slice(this.next.start, this.next.start + 60).replace(/\s+/g, " ");
    throw new UnknownSqlError(rest === "" ? "its end is missing" : `it does not know this: ${rest}`);
  }
}

function readTokens(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let end = 0; ; ) {
    TOKEN.lastIndex = end;
    const match = TOKEN.exec(query);
    if (!match) throw new UnknownSqlError(`it does not know this: ${query.slice(end, end + 60).trim()}`);
    end = TOKEN.lastIndex;
    const [kind, written = ""] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? ["end"];
    const start = end - written.length;
    tokens.push({ kind: kind as Token["kind"], text: readText(kind, written), start });
    if (kind === "end") return tokens;
  }
}

function readText(kind: string, text: string): string {
  if (kind === "word") return text.toLowerCase();
  if (kind !== "string" && kind !== "name") return text;
  const quote = text.charAt(0);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
