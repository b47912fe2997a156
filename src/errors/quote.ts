/**
 * Shortens a string from the server to one line for a message, and removes the request's credentials. It also removes
 * control characters, since a proxy's page must not control the terminal that prints it.
 */
export function quote(text: string, longest: number, authorization?: string | null): string {
  const words = hideCredentials(text, authorization)
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Replaces the credentials of an `Authorization` header, plain or percent-encoded. Fewer than 4 characters are not secret. */
export function hideCredentials(text: string, authorization: string | null | undefined): string {
  const secret = authorization?.slice(authorization.indexOf(" ") + 1).trim() ?? "";
  return secret.length < 4 ? text : text.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
}
