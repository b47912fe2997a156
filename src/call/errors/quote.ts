/**
 * Shortens a string that the server sent to one line for a message, without the credentials of the request. Control characters
 * go, since a proxy's page must not move the cursor of the terminal that shows it.
 */
export function quote(text: string, longest: number, authorization?: string | null): string {
  const words = hideCredentials(text, authorization)
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Replaces the credentials of an `Authorization` header, plain or percent-encoded, wherever a string repeats them. */
export function hideCredentials(text: string, authorization: string | null | undefined): string {
  const secret = authorization?.slice(authorization.indexOf(" ") + 1);
  return secret ? text.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***") : text;
}
