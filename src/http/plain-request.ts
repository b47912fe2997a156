/**
 * What openapi-fetch makes of a call where nobody is to see a `Request`: fetch makes its own from an address and its init, and
 * to make two of them takes longer than all the rest of openapi-fetch.
 */
export class PlainRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly init: RequestInit & { readonly headers: Headers };
  readonly headers: Headers;
  readonly body: unknown;

  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    this.url = url;
    this.method = init.method;
    this.init = init;
    this.headers = init.headers;
    this.body = init.body ?? null;
  }
}
