import type { CreateSubscriptionRequest, SubscriptionResponse } from "../../generated/index.js";
import { assertArguments, BOOLEAN, type RequestOptions } from "../client/index.js";
import { AdminResponseError, RestateAdminError } from "../errors/index.js";
import { type Client, createSubscription, deleteSubscription, listSubscriptions } from "../operations.js";

export interface EnsureSubscriptionOptions extends RequestOptions {
  /** Whether to delete every other subscription with this source and sink, also one with other options. Default: false. */
  readonly replace?: boolean | undefined;
}

/** A subscription that exists, with the options that the server has added. */
export interface EnsuredSubscription extends SubscriptionResponse {
  /** Whether this call created it. */
  readonly isNew: boolean;
  /** Other subscriptions with the same source and sink: every event is delivered once more for each of them. */
  readonly others: readonly SubscriptionResponse[];
}

/** A subscription that exists with other options. The server cannot change them. */
export class SubscriptionConflictError extends RestateAdminError {
  static override readonly name: string = "SubscriptionConflictError";
  /** The existing subscription. */
  declare readonly subscription: SubscriptionResponse;
  /** The names of the options that have another value, or are missing. */
  declare readonly differences: readonly string[];

  constructor(fields: Pick<SubscriptionConflictError, "subscription" | "differences" | "cause">) {
    const { id, source, sink } = fields.subscription;
    const names = fields.differences.join(", ");
    const advice = "options cannot be changed: pass replace: true to delete it and create another";
    super(`ensureSubscription: ${id}, from ${source} to ${sink}, differs in ${names}; ${advice}`, fields);
  }
}

/**
 * Creates a Kafka subscription unless there is one with the same source and sink, so that a script can run twice.
 *
 * It compares the options that you give. An existing secret counts as equal, since a server from 1.7 on does not return it.
 *
 * Two runs at the same time may each create a subscription, which delivers every event twice. The run that ends last finds the
 * other in `others`; a call with `replace` deletes it. A new subscription continues from an old one's position only with the same `group.id`.
 *
 * @param subscription - `source`, `sink` and `options`, as for `createSubscription`.
 * @param options - `replace`, and request options.
 * @throws A {@link SubscriptionConflictError} if the subscription exists with other options, unless `replace` is true.
 * @example
 * ```ts
 * await ensureSubscription(client, { source: "kafka://my-cluster/orders", sink: "service://Orders/receive" });
 * ```
 */
export async function ensureSubscription(
  client: Client,
  subscription: CreateSubscriptionRequest,
  options: EnsureSubscriptionOptions = {},
): Promise<EnsuredSubscription> {
  const { source, sink } = subscription;
  const checked = assertArguments("ensureSubscription", { source, sink }, options, { replace: BOOLEAN });
  const { replace = false, ...request } = checked;
  const list = async () => (await listSubscriptions(client, { ...request, source, sink })).subscriptions;
  const existing = await list();
  const fitting = existing.find((each) => listDifferences(subscription, each).length === 0);
  const kept = fitting ?? (replace ? undefined : existing[0]);
  // Created before any deletion, since the server may refuse the new options. The server allows two equal subscriptions.
  const ensured = kept ?? (await createSubscription(client, subscription, request));
  const differences = listDifferences(subscription, ensured);
  if (differences.length > 0) throw new SubscriptionConflictError({ subscription: ensured, differences });
  const surplus = replace ? existing.filter(({ id }) => id !== ensured.id) : [];
  for (const { id } of surplus) {
    await deleteSubscription(client, id, request).catch((error: unknown) => {
      // An earlier attempt, whose response was lost, has deleted it, or another run has.
      if (!(error instanceof AdminResponseError && error.documented && error.status === 404)) throw error;
    });
  }
  // Another run may have created a subscription meanwhile.
  const all = kept && !replace ? existing : await list();
  return { ...ensured, isNew: !kept, others: all.filter(({ id }) => id !== ensured.id) };
}

function listDifferences({ options: wanted }: CreateSubscriptionRequest, { options }: SubscriptionResponse): string[] {
  // Since Restate 1.7, the server returns *** for options that may be secret (seen on 1.7.12).
  return Object.keys(wanted ?? {}).filter((name) => options[name] !== wanted?.[name] && options[name] !== "***");
}
