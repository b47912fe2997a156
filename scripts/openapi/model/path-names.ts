/** Lists the parameters in a path, in their order, each once. */
export function listPathNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
}

/** @throws Error if no request can be sent to the path. */
export function assertPath(path: string): void {
  if (!path.startsWith("/")) throw new Error("a path begins with /: correct it with an overlay");
  if (/[?#]/.test(path)) throw new Error("a path has no query and no fragment: declare parameters with an overlay");
}
