/**
 * Reads an environment variable, without the line break that a file may have left at its end. Browsers and workers have no
 * environment, and Deno may deny access to it.
 */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}
