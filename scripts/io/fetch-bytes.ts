import { messageOf } from "./report.js";

/** The time for a response and its body, in milliseconds. */
const TIMEOUT = 30_000;

/** @throws Error with the address, if no complete response arrives in time. */
export async function fetchBytes(
  url: string,
  init: RequestInit = {},
  timeout: number = TIMEOUT,
): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeout) });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    // The cause of fetch's error has the reason.
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    throw new Error(`${url} sent no complete response: ${messageOf(reason)}`, { cause: error });
  }
}
