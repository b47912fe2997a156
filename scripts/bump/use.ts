/** One thing of the client that a consumer uses, in a declaration of its own. */
export interface Use {
  /** `path`: a path that `client.http` accepts. */
  readonly kind: "function" | "path" | "type" | "table";
  /** The name of the function, type or table; for a path, the name of the function that sends requests to it. */
  readonly name: string;
}

/** The name of the declaration in the consumer. */
export function nameUse({ kind, name }: Use): string {
  return `${kind}_${name}`;
}

/** Reads what {@link nameUse} wrote. */
export function readUse(text: string): Use | undefined {
  const [, kind, name] = /^(function|path|type|table)_(.+)$/.exec(text) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind: kind as Use["kind"], name };
}
