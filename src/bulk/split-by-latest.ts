import { meansLatest } from "../call/index.js";
import { type AnyClient, internals, type RequestOptions } from "../client/index.js";
import type { BatchEndpoint } from "./result.js";

/** Targets that have the same options. */
interface Batch {
  readonly ids: readonly string[];
  /** The options of the operation itself. */
  readonly own: object;
}

/**
 * Splits targets by what `latest` means for them, if this client has just created that: a node that does not know it yet
 * rejects its id, but would take an older one for `latest`.
 *
 * @returns Undefined if the server does not say what it means.
 */
export async function splitByLatest(
  { client, own, request }: { readonly client: AnyClient; readonly own: object; readonly request: RequestOptions },
  { latest }: BatchEndpoint,
  ids: readonly string[],
): Promise<readonly Batch[] | undefined> {
  const { created } = client[internals];
  if (!latest || !meansLatest(latest, { ...own }) || !created?.list().length) return [{ ids, own }];
  const newest = await created.findNewest(latest, ids, request).catch(() => undefined);
  if (!newest) return undefined;
  return [...new Set(ids.map((id) => newest.get(id)))].map((pin) => ({
    ids: ids.filter((id) => newest.get(id) === pin),
    own: pin ? { ...own, [latest.option]: pin } : own,
  }));
}
