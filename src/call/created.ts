import { type ClientInternals, internals, type RequestOptions } from "../client/index.js";
import type { Operation, OperationRequest } from "./operation.js";
import { isExcepted } from "./retry.js";

/** In milliseconds. A cluster tells its nodes within 130 ms of a new deployment (seen on 1.7.12). */
const MEMORY = 10_000;

/** Remembers what a call has created. */
export function rememberCreated(
  settings: ClientInternals,
  { creates }: Operation,
  request: OperationRequest,
  data: unknown,
): void {
  if (!creates || isExcepted(creates.unless, request)) return;
  const { [creates.id]: id, [creates.list]: list } = Object(data);
  const names = Array.isArray(list) ? list.map((each) => Object(each)[creates.name]) : [];
  const now = Date.now();
  const created = new Map([...(settings.created ?? [])].filter(([key, { until }]) => key !== id && until > now));
  settings.created = created.set(id, { names, until: now + MEMORY });
}

/**
 * Replaces the newest by the id of what this client has just created, if that serves the same. Other nodes may not know
 * it yet: they would take an older one for the newest, but reject an id that they do not know.
 */
export async function pinLatest(
  client: { readonly [internals]: ClientInternals },
  { latest }: Operation,
  request: OperationRequest,
  { signal, headers, timeout, maxRetries }: RequestOptions,
): Promise<OperationRequest> {
  const { created = new Map() } = client[internals];
  const { path = {}, query = {} } = request.params ?? {};
  if (!latest) return request;
  const given = query[latest.option] ?? (latest.isDefault ? latest.value : undefined);
  const live = [...created].filter(([, { until }]) => until > Date.now()).reverse();
  if (given !== latest.value || live.length === 0) return request;
  const sql = latest.query.replace(/\{(\w+)\}/g, (_, name) => String(path[name]).replaceAll("'", "''"));
  const answer = await latest.ask(client as never, { query: sql }, { signal, headers, timeout, maxRetries });
  const names = new Set(Object.values(Object(Object(answer).rows?.[0])));
  const [id] = live.find(([, each]) => each.names.some((name: unknown) => names.has(name))) ?? [];
  return id === undefined
    ? request
    : { ...request, params: { ...request.params, query: { ...query, [latest.option]: id } } };
}
