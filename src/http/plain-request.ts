/**
 * Replaces a `Request` that neither middleware nor the caller's fetch sees. `fetch` creates its own from a URL and an
 * init, and creating another one takes longer than the rest of openapi-fetch.
 */
export class PlainRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: BodyInit | null;

  constructor(url: string, { method, headers, body }: Omit<PlainRequest, "url">) {
    // `Object.assign` takes longer.
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}
