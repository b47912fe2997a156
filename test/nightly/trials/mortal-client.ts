/** A client whose process may be killed in the middle: from one request on, nothing that it sends arrives, nor any response. */

import { type AdminClient, createAdminClient } from "../../../src/index.js";

export interface Life {
  admin(adminUrl: string): AdminClient;
  /** When its first request was sent, and when its registration was answered, on the clock of `performance.now`. */
  readonly began: number;
  readonly registered: number;
  /** What it has registered. */
  readonly id: string | undefined;
  readonly isRegistered: Promise<void>;
  /** Resolves to true when it dies. */
  readonly isDead: Promise<true>;
  /** When it has sent queries. */
  readonly queries: readonly number[];
}

/**
 * @param requests - How many requests it sends. The last one arrives, and its response does not. Default: any number.
 * @param onRegistered - Called with the address of each deployment that it has registered.
 */
export function createLife(
  requests: number | undefined = Number.POSITIVE_INFINITY,
  onRegistered?: (uri: string) => Promise<void>,
): Life {
  let die = (): void => {};
  const isDead = new Promise<true>((resolve) => (die = () => resolve(true)));
  let know = (): void => {};
  const isRegistered = new Promise<void>((resolve) => (know = resolve));
  const queries: number[] = [];
  let count = 0;
  const life = { began: performance.now(), registered: Number.NaN, id: undefined as string | undefined };
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    count++;
    if (count > requests) return new Promise(() => {});
    if (url.endsWith("/query")) queries.push(performance.now());
    const response = await fetch(url, init);
    if (init.method === "POST" && url.endsWith("/deployments") && response.ok) {
      life.registered = performance.now();
      life.id = Object(await response.clone().json()).id;
      await onRegistered?.(Object(JSON.parse(String(init.body))).uri);
      know();
    }
    if (count < requests) return response;
    die();
    return new Promise(() => {});
  };
  return Object.assign(life, {
    ...{ queries, isRegistered, isDead },
    admin: (baseUrl: string) => createAdminClient({ baseUrl, fetch: send as typeof fetch }),
  });
}
