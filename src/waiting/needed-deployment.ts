import { type Sql, sql } from "../sql/index.js";

/**
 * Writes SQL for the deployment that an invocation needs, if it is pinned or runs. The pin decides: the server does not change it
 * while an attempt runs (409 on 1.6.2 and 1.7.12), so a last attempt elsewhere is over.
 */
export function neededDeployment(): Sql {
  return sql`coalesce(pinned_deployment_id, last_attempt_deployment_id)`;
}
