/** A failed connection, as `fetch` reports it in Node. */
export class FailedConnection extends TypeError {
  constructor(code: string) {
    const cause = Object.assign(new Error(code), { code });
    super("fetch failed", { cause });
  }
}

/** A response for `on`: the connection is refused, so the client knows that nothing was sent. */
export function refuseConnection(): never {
  throw new FailedConnection("ECONNREFUSED");
}

/** A response for `on`: the connection breaks, so the server may have received the request. */
export function resetConnection(): never {
  throw new FailedConnection("ECONNRESET");
}

/** For `on`: never responds, so the client waits until its timeout or an abort. */
export function neverRespond(): Promise<never> {
  return new Promise(() => {});
}
