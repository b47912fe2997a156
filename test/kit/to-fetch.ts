import type { Fetch } from "../../src/index.js";

/** Creates a `fetch` for a client from a stub that takes a `Request`. */
export function toFetch(respond: (request: Request, init: RequestInit) => Response | Promise<Response>): Fetch {
  return async (url, init) => respond(new Request(url, init), init);
}
