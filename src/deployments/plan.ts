import { type Sql, sql } from "../sql/index.js";
import { type Destination, writeFirst, writeIsOutcome } from "./outcome.js";

/** `at destination`: an invocation needs no move. `move`: it is to be moved. Otherwise, the reason why it is not moved. */
export type Plan = "at destination" | "move" | "no handler" | "no pin" | "not failing" | "in flight" | "not wanted";

/** Writes the plan of each row, from its other columns. */
export function writePlan({ services, movesUnpinned, move, existing }: Destination): Sql {
  const deployments = [...services].map(([name, { deployment_id }]) => `${name} ${deployment_id}`);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const handlers = [...services.values()].flatMap(({ name, ty, handlers: all }) =>
    all.map((each) => `${name}/${each.name} ${ty.replace(/\B[A-Z]/g, "_$&").toLowerCase()}`),
  );
  const needed = sql`concat(service, ' ', deployment) IN ${listOf(deployments)}`;
  const failsOnLatest = sql`pinned IS NULL AND ${writeIsOutcome("failing")} AND service IN ${listOf(services.keys())}`;
  const canResume = sql`${movesUnpinned} AND status IN ('running', 'paused', 'backing-off')`;
  const meant = move === "all" ? sql`TRUE` : writeIsOutcome("failing", "stuck");
  const deleted = existing ? sql`pinned NOT IN ${listOf(existing)}` : sql`FALSE`;
  return writeFirst<Plan>([
    ["at destination", sql`${needed} OR (${failsOnLatest})`],
    ["no handler", sql`concat(service, '/', handler, ' ', type) NOT IN ${listOf(handlers)}`],
    ["no pin", sql`pinned IS NULL AND NOT (${canResume})`],
    ["not wanted", sql`${move} = 'none'`],
    ["in flight", sql`status IN ('running', 'ready') AND NOT (${meant} AND pinned IS NOT NULL)`],
    ["move", sql`status <> 'completed' AND (${meant} OR ${deleted})`],
    ["not failing", sql`TRUE`],
  ]);
}

/** An empty list would be a subquery, which the server takes in conditions only (seen on 1.6.2 and 1.7.12). */
export const listOf = (all: Iterable<string>): readonly string[] => ["", ...all];
