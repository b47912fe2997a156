/** The environment variable with the address, which Restate's own CLI reads, too. */
export const BASE_URL_VARIABLE = "RESTATE_ADMIN_URL";

export const DEFAULT_URL = "http://localhost:9070";

/** Returns the address to call if the caller gives none. */
export function findBaseUrl(): string {
  return readEnvironment(BASE_URL_VARIABLE) ?? DEFAULT_URL;
}

/** Returns the token to send if the caller gives none. Restate's own CLI reads the same variable. */
export function findToken(): string | undefined {
  return readEnvironment("RESTATE_AUTH_TOKEN");
}

/**
 * Reads an environment variable, without the line break that a file may have left at its end. Browsers and workers have no
 * environment, and Deno may deny access to it.
 */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}
