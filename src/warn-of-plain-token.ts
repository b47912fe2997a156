const warned = new Set<string>();

/** Warns, once for each address, that a token will go unencrypted to another machine. */
export function warnOfPlainToken(baseUrl: string): void {
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) || warned.has(origin))
    return;
  warned.add(origin);
  console.warn(`restate-admin-client: the token is sent unencrypted to ${origin}; use https`);
}
