import { type AdminClient, createAdminClient } from "../../../../src/index.js";
import type { FaultyProxy } from "../faulty-proxy.js";

/** A client whose process may be killed in the middle: from one request on, nothing that it sends arrives, nor any response. */
export class MortalClient {
  readonly admin: AdminClient;
  /** The time at which its registration was answered, on the clock of `performance.now`. */
  registered: number = Number.NaN;
  /** The deployment that it has registered. */
  id: string | undefined;
  isDead = false;
  /** The times at which it sent queries for the counts of its result. */
  readonly #queries: number[] = [];
  readonly #proxy: FaultyProxy | undefined;
  /** How long its slowest request took, or takes. */
  slowest: () => string = () => "";

  /**
   * @param limit - The number of requests that it sends. The last one arrives, and its response does not.
   * @param onRegistered - Called before the response to its registration arrives.
   * @param proxy - The proxy behind which it is, if there is one.
   */
  constructor(
    baseUrl: string,
    limit: number = Number.POSITIVE_INFINITY,
    onRegistered?: () => Promise<void>,
    proxy?: FaultyProxy,
  ) {
    this.#proxy = proxy;
    let count = 0;
    const requests: { readonly what: string; readonly began: number; ended?: number }[] = [];
    this.slowest = () => {
      const times = requests.map(({ what, began, ended }) => [(ended ?? performance.now()) - began, what] as const);
      return times.sort(([a], [b]) => b - a)[0]?.join(" ms ") ?? "none";
    };
    const send = async (url: string, init: RequestInit): Promise<Response> => {
      count++;
      if (url.endsWith("/query") && isForCounts(String(init.body))) this.#queries.push(performance.now());
      const request: (typeof requests)[number] = {
        what: `${init.method} ${url} ${init.body ?? ""}`,
        began: performance.now(),
      };
      requests.push(request);
      const response =
        count > limit ? undefined : await fetch(url, init).finally(() => (request.ended = performance.now()));
      if (response?.ok && url.endsWith("/deployments") && init.method === "POST") {
        this.registered = performance.now();
        this.id = Object(await response.clone().json()).id;
        await onRegistered?.();
      }
      if (response && count < limit) return response;
      this.isDead = true;
      return new Promise(() => {});
    };
    this.admin = createAdminClient({ baseUrl: proxy?.url ?? baseUrl, fetch: send as typeof fetch });
  }

  /** The times of its queries for the counts of its result. Behind a proxy, of those whose response arrived. */
  get queries(): readonly number[] {
    if (!this.#proxy) return this.#queries;
    const arrived = this.#proxy.exchanges.filter(({ body, isDelivered }) => isDelivered && isForCounts(body));
    return arrived.map(({ at }) => at);
  }
}

/** Whether a query is for the counts of a result. A look-up by ids is not, nor a query for failures, which may be sent often. */
function isForCounts(query: string): boolean {
  return query.includes("AS plan") && !query.includes("WHERE id IN");
}
