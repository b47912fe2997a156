/**
 * Replaces a `Request` that neither middleware nor the caller's fetch sees, and serves as the init of `fetch`. `fetch` creates
 * its own from a URL and an init, and creating another one takes longer than the rest of openapi-fetch.
 */
export class PlainRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: BodyInit | null;
  declare readonly signal: AbortSignal;
  declare readonly redirect: RequestRedirect;

  constructor(url: string, { method, headers, body, signal, redirect }: Omit<PlainRequest, "url">) {
    // `Object.assign` takes longer.
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
    this.signal = signal;
    this.redirect = redirect;
  }
}
