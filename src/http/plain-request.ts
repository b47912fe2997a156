/**
 * Stands in for a `Request` where nobody looks at it: `fetch` creates its own from an address and an init, and creating two of
 * them takes longer than all the rest of openapi-fetch.
 */
export class PlainRequest {
  declare readonly url: string;
  declare readonly headers: Headers;

  /** Also an init, for `fetch`. */
  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    Object.assign(this, init, { url });
  }
}
