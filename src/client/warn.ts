import { EXAMPLE_VERSION, PACKAGE } from "./restate.js";

const given = new Set<string>();

/** Warns, once for each address, that a token will go to another machine unencrypted. */
export function warnOfPlainToken(baseUrl: string): void {
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return;
  warnOnce(`the token is sent unencrypted to ${origin}; use https`);
}

/** Warns, once for each, that a server's version cannot be compared. */
export function warnOfUnknownVersion(version: string): void {
  warnOnce(
    `the server's version, ${JSON.stringify(version)}, is not a version such as ${EXAMPLE_VERSION}: calls are sent whether the server supports them or not; set serverVersion`,
  );
}

function warnOnce(message: string): void {
  if (given.has(message)) return;
  given.add(message);
  console.warn(`${PACKAGE}: ${message}`);
}
