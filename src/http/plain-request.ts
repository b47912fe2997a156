/**
 * Replaces a `Request` that neither middleware nor the caller's fetch sees. `fetch` creates its own from a URL and an
 * init, and creating another one takes longer than the rest of openapi-fetch.
 */
export class PlainRequest {
  declare readonly url: string;
  declare readonly headers: Headers;

  /** Copies the init, so that the object can itself be the init of `fetch`. */
  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    Object.assign(this, init, { url });
  }
}
