import { EXAMPLE_VERSION, PACKAGE } from "./version.js";

const given = new Set<string>();

/** Warns, once per origin, that a token will be sent unencrypted to another machine. */
export function warnOfPlainToken(baseUrl: string): void {
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return;
  warnOnce(`the token is sent unencrypted to ${origin}; use https`);
}

/** Warns, once per version, that a server's version cannot be compared. */
export function warnOfUnknownVersion(version: string): void {
  warnOnce(
    `the server reports the version ${JSON.stringify(version)}, not one such as ${EXAMPLE_VERSION}, so calls are sent without checking that it supports them; set serverVersion`,
  );
}

function warnOnce(message: string): void {
  if (given.has(message)) return;
  given.add(message);
  console.warn(`${PACKAGE}: ${message}`);
}
