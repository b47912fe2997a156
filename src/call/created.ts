import {
  type AnyClient,
  type ClientInternals,
  type Created,
  internals,
  type LatestRule,
  type LatestTaker,
  type OperationRequest,
  type RequestOptions,
  SPREAD,
} from "../client/index.js";
import { fillPath } from "../http/index.js";
import type { CreateRule, Operation } from "./operation.js";
import { isExcepted } from "./retry.js";

/** Returns what a client has created so recently that other nodes may not know it. */
function listCreated({ created }: ClientInternals): readonly Created[] {
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
  const served = (Array.isArray(list) ? list : []).map((each) => {
    const { [creates.name]: name, [creates.revision]: revision } = Object(each);
    return { name, revision };
  });
  const others = listCreated(client[internals]).filter((other) => other.id !== id);
  let all = [...others, { id, served, until: performance.now() + SPREAD }];
  client[internals].created = {
    list: () => all.filter(({ until }) => until > performance.now()),
    forget: (ids) => {
      all = all.filter((each) => !ids.includes(each.id));
    },
    pinLatest: (...call) => pinLatest(client, creates, ...call),
    findNewest: (...call) => findNewest(client, creates, ...call),
  };
}

/** Forgets what a call has deleted. The generator accepts only an operation with one path parameter, the id. */
export function forgetCreated(client: AnyClient, _: Operation, { params }: OperationRequest): void {
  client[internals].created?.forget(Object.values({ ...params?.path }));
}

/** Whether options name the newest of something. */
export function meansLatest(
  { option, value, isDefault }: LatestRule,
  options: Readonly<Record<string, unknown>>,
): boolean {
  return (options[option] ?? (isDefault ? value : undefined)) === value;
}

/** Other nodes may not know the newest yet: they would take an older one, but reject an id that they do not know. */
async function pinLatest(
  client: AnyClient,
  creates: CreateRule,
  request: OperationRequest,
  { path: template, latest }: LatestTaker,
  options: RequestOptions,
): Promise<OperationRequest> {
  const { path = {}, query = {} } = request.params ?? {};
  if (!meansLatest(latest, query) || listCreated(client[internals]).length === 0) return request;
  // Nothing is sent with an id that no path can have.
  fillPath(template, path);
  // The generator accepts a query only for an operation with one path parameter.
  const [newest] = (await findNewest(client, creates, latest, Object.values(path).map(String), options)).values();
  if (newest === undefined) return request;
  return { ...request, params: { ...request.params, query: { ...query, [latest.option]: newest } } };
}

async function findNewest(
  client: AnyClient,
  { ask }: CreateRule,
  latest: LatestRule,
  targets: readonly string[],
  { signal, headers, timeout, maxRetries }: RequestOptions,
): Promise<ReadonlyMap<string, string>> {
  const list = targets.map((target) => target.replaceAll("'", "''")).join("', '");
  const query = latest.query.replace(/\{\w+\}/, () => list);
  const answer = await ask(client as never, { query }, { signal, headers, timeout, maxRetries });
  const created = listCreated(client[internals]);
  const newest = new Map<string, string>();
  for (const row of Object(Object(answer).rows ?? [])) {
    const { id, name, revision } = Object(row);
    // It is not the newest if it had been registered before, or if somebody else has registered another since.
    let highest = revision ?? 0;
    for (const { id: pin, served } of created) {
      const known = served.find((each) => each.name === name);
      if (!known || known.revision < highest) continue;
      highest = known.revision;
      newest.set(id, pin);
    }
  }
  return newest;
}
