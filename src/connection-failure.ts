/** How Node, Bun and Deno name a failure before there was a connection that a request could go through. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

export interface ConnectionFailure {
  readonly reason: string;
  /** False if it is certain that nothing of the request was sent. */
  readonly sent: boolean;
}

/** What is known of a `fetch` that failed. Its own message is "fetch failed", or such; what happened is in its cause. */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  const { code, syscall, message } = readError(readError(error).cause ?? error);
  const reason = code ?? message ?? String(error);
  const sent = !(NEVER_CONNECTED.test(reason) || syscall === "connect" || syscall === "getaddrinfo");
  return { reason, sent };
}

interface ErrorFields {
  readonly cause?: unknown;
  readonly code?: string;
  readonly message?: string;
  readonly syscall?: string;
}

function readError(error: unknown): ErrorFields {
  return Object(error);
}
