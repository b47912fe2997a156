import type { InvocationStatus } from "../../generated/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import { readSource } from "../invocations/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { neededDeployment } from "../waiting/index.js";
import { addUp } from "./add-up.js";
import type { DeploymentUsage } from "./results.js";

/** Lists what each deployment serves, and what still needs it: see {@link AdminClient.listDeploymentUsage}. */
export async function listDeploymentUsage(client: Client, options: RequestOptions = {}): Promise<DeploymentUsage[]> {
  return readUsage(client, assertArguments("listDeploymentUsage", {}, options));
}

export async function readUsage(client: Client, request: RequestOptions): Promise<DeploymentUsage[]> {
  const columns = ["deployment", "pinned", "service", "status", "count"] as const;
  const query = sql`SELECT CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END
    AS deployment, pinned_deployment_id IS NOT NULL AS pinned, target_service_name AS service, status, count(*) AS count
    FROM sys_invocation WHERE status <> 'completed' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  const groups = await readSource(client, query, (each) => queryRows<Group>(client, each, { ...request, columns }));
  // Afterwards, so that no deployment that has become the latest meanwhile looks unused.
  const { deployments } = await listDeployments(client, request);
  const { services } = await listServices(client, request);
  const latest = new Map(services.map(({ name, deployment_id }) => [name, deployment_id]));
  return deployments
    .map((deployment) => {
      const { id, created_at: createdAt } = deployment;
      const own = groups.filter((group) => (group.deployment ?? latest.get(group.service)) === id);
      const count = (pinned: boolean) =>
        addUp(own.filter((group) => group.pinned === pinned).map((group) => [group.status, group.count]));
      return {
        ...{ id, createdAt, address: "uri" in deployment ? deployment.uri : deployment.arn },
        services: deployment.services.map(({ name, revision }) => ({ name, revision })),
        latestOf: services
          .filter(({ deployment_id }) => deployment_id === id)
          .map(({ name }) => name)
          .sort(),
        ...{ pinned: count(true), unpinned: count(false), isDrained: own.length === 0 },
      };
    })
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** How many invocations that are not completed share these values. */
interface Group {
  /** Null for one that runs on whatever is the latest deployment of its service then. */
  readonly deployment: string | null;
  readonly pinned: boolean;
  readonly service: string;
  readonly status: InvocationStatus;
  readonly count: number;
}
