/** What the server itself says of a trial, read without the package. */

export interface Row {
  readonly id: string;
  readonly status: string;
  readonly service: string;
  readonly handler: string;
  readonly pinned?: string;
  readonly last_attempt_deployment_id?: string;
  readonly retry_count?: number;
  readonly last_failure?: string;
  readonly created_at: string;
  readonly modified_at: string;
  readonly last_start_at?: string;
  readonly completed_at?: string;
  readonly completion_failure?: string;
}

export interface Tables {
  /** Registers a deployment, and returns its id. */
  register(uri: string): Promise<string>;
  findDeployment(uri: string): Promise<string | undefined>;
  /** The deployments that are the latest of the services. */
  findLatest(): Promise<readonly string[]>;
  listDeployments(): Promise<readonly string[]>;
  readRows(): Promise<readonly Row[]>;
  resume(rows: readonly Row[]): Promise<void>;
  /** Removes all of the trial, so that the queries of the next ones don't pass over it. */
  remove(deployments: Iterable<string>): Promise<void>;
}

export function createTables(adminUrl: string, name: string): Tables {
  const own = ["Plain", "Keyed", "Flow"].map((each) => `'${name}${each}'`).join(", ");
  const send = async (path: string, method: string, body?: object): Promise<unknown> => {
    const headers = { accept: "application/json", "content-type": "application/json" };
    // While a node of a cluster is lost, some requests fail.
    for (let left = 10; ; left--) {
      const response = await fetch(`${adminUrl}/${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.ok) return text === "" ? undefined : JSON.parse(text);
      if (left === 0 || response.status < 500) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const query = async <T>(text: string): Promise<readonly T[]> => {
    return Object(await send("query", "POST", { query: text })).rows;
  };
  const readRows = (): Promise<readonly Row[]> =>
    query(`SELECT id, status, target_service_name AS service, target_handler_name AS handler, pinned_deployment_id AS pinned,
        last_attempt_deployment_id, retry_count, last_failure, created_at, modified_at, last_start_at, completed_at, completion_failure
        FROM sys_invocation WHERE target_service_name IN (${own})`);
  const act = async (what: "resume" | "kill" | "purge", rows: readonly Row[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 20) {
      const some = rows.slice(from, from + 20);
      // One that has ended meanwhile is refused.
      await Promise.all(some.map(({ id }) => send(`invocations/${id}/${what}`, "PATCH").catch(() => {})));
    }
  };
  return {
    register: async (uri) => Object(await send("deployments", "POST", { uri })).id,
    async findDeployment(uri) {
      const { deployments } = Object(await send("deployments", "GET"));
      return deployments.find((each: { readonly uri: string }) => each.uri.replace(/\/$/, "") === uri)?.id;
    },
    async findLatest() {
      const rows = await query<{ readonly id: string }>(
        `SELECT deployment_id AS id FROM sys_service WHERE name IN (${own})`,
      );
      return rows.map(({ id }) => id);
    },
    async listDeployments() {
      return (await query<{ readonly id: string }>("SELECT id FROM sys_deployment")).map(({ id }) => id);
    },
    readRows,
    resume: (rows) => act("resume", rows),
    async remove(deployments) {
      const rows = await readRows();
      const isCompleted = ({ status }: Row): boolean => status === "completed";
      await act(
        "kill",
        rows.filter((row) => !isCompleted(row)),
      );
      await act("purge", rows);
      for (const id of deployments) await send(`deployments/${id}?force=true`, "DELETE").catch(() => {});
    },
  };
}
