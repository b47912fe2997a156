import {
  type AnyClient,
  type ClientInternals,
  type Created,
  internals,
  type LatestTaker,
  type OperationRequest,
  type RequestOptions,
  SPREAD,
} from "../client/index.js";
import { fillPath } from "../http/index.js";
import type { CreateRule, Operation } from "./operation.js";
import { isExcepted } from "./retry.js";

/** Returns what a client has created so recently that other nodes may not know it, newest first. */
export function listCreated({ created }: ClientInternals): readonly Created[] {
  return created?.list() ?? [];
}

/** Remembers what a call has created, for the client's next calls. */
export function rememberCreated(
  client: AnyClient,
  { creates }: Operation,
  request: OperationRequest,
  data: unknown,
): void {
  if (!creates || isExcepted(creates.unless, request)) return;
  const { [creates.id]: id, [creates.list]: list } = Object(data);
  const names = Array.isArray(list) ? list.map((each) => Object(each)[creates.name]) : [];
  const others = listCreated(client[internals]).filter((other) => other.id !== id);
  const all = [{ id, names, until: performance.now() + SPREAD }, ...others];
  client[internals].created = {
    list: () => all.filter(({ until }) => until > performance.now()),
    pinLatest: (...call) => pinLatest(client, creates, ...call),
  };
}

/** Other nodes may not know the newest yet: they would take an older one, but reject an id that they do not know. */
async function pinLatest(
  client: AnyClient,
  { ask }: CreateRule,
  request: OperationRequest,
  { path: template, latest }: LatestTaker,
  { signal, headers, timeout, maxRetries }: RequestOptions,
): Promise<OperationRequest> {
  const created = listCreated(client[internals]);
  const { path = {}, query = {} } = request.params ?? {};
  const given = query[latest.option] ?? (latest.isDefault ? latest.value : undefined);
  if (given !== latest.value || created.length === 0) return request;
  // Nothing is sent with an id that no path can have.
  fillPath(template, path);
  const sql = latest.query.replace(/\{(\w+)\}/g, (_, name) => String(path[name]).replaceAll("'", "''"));
  const answer = await ask(client as never, { query: sql }, { signal, headers, timeout, maxRetries });
  const served = new Set(Object.values(Object(Object(answer).rows?.[0])));
  const newest = created.find(({ names }) => names.some((name) => served.has(name)));
  if (!newest) return request;
  return { ...request, params: { ...request.params, query: { ...query, [latest.option]: newest.id } } };
}
