import { type InvocationStatus, INVOCATION_STATUS_VALUES as VALUES } from "../../generated/tables.js";
import type { RequestOptions, Rule } from "../client/index.js";
import { type Invocation, listInvocations } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { askUntil } from "./ask-until.js";
import { InvocationEndedError } from "./invocation-ended-error.js";
import type { WaitOptions } from "./poll.js";

/** Options of {@link AdminClient.waitForInvocation} and {@link AdminClient.waitForInvocations}. */
export interface WaitForInvocationOptions extends WaitOptions {
  /** The status to wait for, several of them, or a function that returns whether to stop. Default: `completed`. */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

export const UNTIL: Rule = [
  "a status, an array of at least one, or a function",
  (value) =>
    typeof value === "function" ||
    (value !== undefined &&
      [value].flat().length > 0 &&
      [value].flat().every((each) => VALUES.some((status) => status === each))),
];

/** Invocations that are awaited. */
export interface Watch {
  /** The awaited status, in words. */
  readonly wanted: string;
  /** The invocations that have reached it, as they were then, by id. */
  readonly arrived: ReadonlyMap<string, Invocation>;
  /** The others, as they were last seen, by id. Undefined if they never were. The caller adds them. */
  readonly notArrived: Map<string, Invocation | undefined>;
  /**
   * Looks at those that have not arrived.
   *
   * @throws InvocationEndedError if one of them can no longer arrive.
   */
  look(request: RequestOptions): Promise<void>;
}

/** @param name - The waiting function, for the error of a wrong `until`. */
export function watchInvocations(
  client: Client,
  name: string,
  until: NonNullable<WaitForInvocationOptions["until"]>,
): Watch {
  const statuses = typeof until === "string" ? [until] : until;
  const wanted = typeof statuses === "function" ? "what `until` accepts" : statuses.join(" or ");
  const arrived = new Map<string, Invocation>();
  const notArrived = new Map<string, Invocation | undefined>();
  const isReached = (seen: Invocation): boolean =>
    typeof statuses === "function" ? askUntil(name, statuses, seen) : statuses.includes(seen.status);

  async function look(request: RequestOptions): Promise<void> {
    const found = new Map<string, Invocation>();
    for await (const row of listInvocations(client, { id: [...notArrived.keys()] }, request)) found.set(row.id, row);
    let ended: ConstructorParameters<typeof InvocationEndedError>[0] | undefined;
    for (const [invocationId, lastSeen] of notArrived) {
      const seen = found.get(invocationId);
      if (seen && isReached(seen)) {
        notArrived.delete(invocationId);
        arrived.set(invocationId, seen);
        continue;
      }
      if (seen) notArrived.set(invocationId, seen);
      const problem = seen
        ? seen.status === "completed" && typeof statuses !== "function" && `has completed, and cannot become ${wanted}`
        : lastSeen
          ? `no longer exists; it was last seen ${lastSeen.status}`
          : "does not exist";
      if (problem) ended ??= { invocationId, problem, lastSeen: seen ?? lastSeen };
    }
    if (ended) throw new InvocationEndedError({ ...ended, notArrived: [...notArrived.keys()] });
  }
  return { wanted, arrived, notArrived, look };
}
