const given = new Set<string>();

/** Warns, once for each address, that a token will go unencrypted to another machine. */
export function warnOfPlainToken(baseUrl: string): void {
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return;
  warnOnce(`the token is sent unencrypted to ${origin}; use https`);
}

/** Warns, once for each, that calls cannot be held against a version which is none. */
export function warnOfUnknownVersion(version: string): void {
  warnOnce(
    `the server's version, ${JSON.stringify(version)}, is no version such as 1.7.12: calls are sent whether it supports them or not; tell it with serverVersion`,
  );
}

function warnOnce(text: string): void {
  if (given.has(text)) return;
  given.add(text);
  console.warn(`restate-admin-client: ${text}`);
}
