import { CLIENT_VERSION, PACKAGE } from "./version.js";

/** Browsers and workers have no `process`. */
const platform = globalThis as {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly versions?: { readonly node?: string };
  };
};

/** Reads and trims an environment variable: a value from a file may end with a line break. Deno may deny access to the environment. */
export function readEnvironment(name: string): string | undefined {
  try {
    return platform.process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The name in `User-Agent` and in the server's log of queries. Undefined in browsers, where the header for that log needs CORS. */
export function nameAgent(): string | undefined {
  return platform.process?.versions?.node && `${PACKAGE}/${CLIENT_VERSION}`;
}

const warned = new Set<string>();

export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`${PACKAGE}: ${message}`);
}
