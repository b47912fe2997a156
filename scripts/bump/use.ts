/** An export of the client that the published program uses, in a declaration of its own. */
export interface Use {
  /** `response` and `errors`: reads what a function returns or throws. `path`: a path that `client.http` accepts. */
  readonly kind: "function" | "response" | "errors" | "path" | "type" | "table" | "import";
  /** The name of the function, type or table; for a path, the name of the function that sends requests to it. */
  readonly name: string;
}

/** One change, as the changelog describes it to users. */
export interface Line {
  readonly heading: "Added" | "Changed" | "Deprecated" | "Removed";
  readonly text: string;
  /** The uses that the change can break. The line is marked as breaking if one of them no longer compiles. */
  readonly breaks: readonly Use[];
  /** Whether the change breaks code even if everything compiles. */
  readonly isBreaking?: boolean;
}

/** Names the declaration in the program. */
export function nameUse({ kind, name }: Use): string {
  return `${kind}_${name}`;
}

/** Parses a name from {@link nameUse}. */
export function readUse(text: string): Use | undefined {
  const [, kind, name] = /^(function|response|errors|path|type|table)_(.+)$/.exec(text) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind: kind as Use["kind"], name };
}

export function describeUse(use: Use | undefined): string {
  switch (use?.kind) {
    case "function":
      return `code that calls \`${use.name}()\``;
    case "response":
      return `code that reads the result of \`${use.name}()\``;
    case "errors":
      return `code that reads errors of \`${use.name}()\``;
    case "path":
      return `code that calls \`client.http\` with the path of \`${use.name}()\``;
    case "type":
      return `code that names the type \`${use.name}\``;
    case "table":
      return `code that reads rows of the SQL table \`${use.name}\``;
    case "import":
      return `code that imports \`${use.name}\``;
    default:
      return "code that imports the client";
  }
}
