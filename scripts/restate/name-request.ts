/** Names an operation by its request. */
export function nameRequest(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Names an operation, without the names of its path parameters, which are not sent. */
export function nameOperation(method: string, path: string): string {
  return nameRequest(method, hideNames(path));
}

/** Hides the names of path parameters. */
function hideNames(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}
