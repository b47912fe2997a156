import type { InvocationStatus } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { neededDeployment, needsDeployment } from "../waiting/index.js";
import { isUnpinned, type Move, selectServed, writeMovable } from "./select-movable.js";

/** Invocations of one handler and status that are not moved, and why. */
export interface LeftInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly status: InvocationStatus;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
  /**
   * - `no handler`: the newer deployment lacks the handler, or its service has another type there.
   * - `not failed`: they have not failed, and `move` is `failed`.
   * - `not wanted`: `move` is `none`.
   *
   * Those that are paused stay so until someone resumes or kills them.
   */
  readonly reason: "no handler" | "not failed" | "not wanted";
}

/** Invocations that are left, and where. */
export interface LeftThere {
  /** Missing or null if they are not pinned. */
  readonly deployment?: string | null;
  readonly service: string;
  readonly left: LeftInvocations;
}

interface LeftRow extends Omit<LeftThere, "left">, Omit<LeftInvocations, "reason"> {
  readonly served: boolean;
}

/**
 * Finds the invocations that need the older deployments and are not moved, and the paused ones of the same services that are
 * not pinned and not resumed.
 */
export async function readLeft(client: Client, move: Move, request: RequestOptions): Promise<readonly LeftThere[]> {
  const { from, services, present } = move;
  const isPresent = present ? sql`status IN ${present}` : sql`TRUE`;
  const rows = await queryRows<LeftRow>(
    client,
    sql`SELECT ${neededDeployment()} AS deployment, target_service_name AS service, target_handler_name AS handler, status,
      ${selectServed(services)} AS served, count(*) AS count, min(id) AS example FROM sys_invocation
      WHERE ((${needsDeployment(from)}) OR ${isUnpinned(services)}) AND ${isPresent} AND NOT (${writeMovable(move)})
      GROUP BY 1, 2, 3, 4, 5 ORDER BY service, handler, status`,
    request,
  );
  return rows.map(({ deployment, service, handler, served, status, count, example }) => {
    const reason = !served ? "no handler" : move.move === "none" ? "not wanted" : "not failed";
    return { deployment, service, left: { handler: `${service}/${handler}`, status, count, example, reason } };
  });
}

/** Describes those that do not finish by themselves, as the end of a message. */
export function describeStuck(left: readonly LeftInvocations[]): string {
  const stuck = left
    .filter(({ status }) => status === "paused" || status === "backing-off")
    .map(({ handler, status, count, example, reason }) => {
      return `${count} ${status} of ${handler}, ${REASONS[reason]}, such as ${example}`;
    });
  const more = stuck.length > 3 ? `; ${stuck.length - 3} more` : "";
  return stuck.length === 0 ? "" : `; stuck: ${stuck.slice(0, 3).join("; ")}${more}`;
}

const REASONS: Readonly<Record<LeftInvocations["reason"], string>> = {
  "no handler": "which the new deployment lacks",
  "not failed": 'which move: "failed" leaves, since they have not failed',
  "not wanted": 'which move: "none" leaves',
};
