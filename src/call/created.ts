import { type ClientInternals, type Created, internals, type RequestOptions, SPREAD } from "../client/index.js";
import type { Operation, OperationRequest } from "./operation.js";
import { isExcepted } from "./retry.js";

/** Returns what a client has created so lately that other nodes may not know it, newest first. */
export function listCreated({ created }: ClientInternals): readonly (readonly [id: unknown, Created])[] {
  const now = Date.now();
  return [...(created ?? [])].filter(([, { until }]) => until > now).reverse();
}

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
  const others = listCreated(settings).filter(([other]) => other !== id);
  settings.created = new Map([...others.reverse(), [id, { names, until: Date.now() + SPREAD }]]);
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
  const created = listCreated(client[internals]);
  const { path = {}, query = {} } = request.params ?? {};
  if (!latest || created.length === 0) return request;
  const given = query[latest.option] ?? (latest.isDefault ? latest.value : undefined);
  if (given !== latest.value) return request;
  const sql = latest.query.replace(/\{(\w+)\}/g, (_, name) => String(path[name]).replaceAll("'", "''"));
  const answer = await latest.ask(client as never, { query: sql }, { signal, headers, timeout, maxRetries });
  const names = new Set(Object.values(Object(Object(answer).rows?.[0])));
  const [id] = created.find(([, each]) => each.names.some((name) => names.has(name))) ?? [];
  if (id === undefined) return request;
  return { ...request, params: { ...request.params, query: { ...query, [latest.option]: id } } };
}
