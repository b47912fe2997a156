/** Reads the server's own tables of a trial, without the package. */

import { setTimeout as delay } from "node:timers/promises";

export interface Row {
  readonly id: string;
  readonly status: string;
  readonly service: string;
  readonly handler: string;
  readonly pinned?: string;
  readonly last_failure?: string;
  readonly modified_at: string;
  readonly completed_at?: string;
}

/** Reads and changes the invocations of one trial. */
export class Tables {
  readonly #adminUrl: string;
  readonly #services: string;

  constructor(adminUrl: string, name: string) {
    this.#adminUrl = adminUrl;
    this.#services = ["Plain", "Keyed", "Flow"].map((each) => `'${name}${each}'`).join(", ");
  }

  /** Registers a deployment, and returns its id. */
  async register(uri: string): Promise<string> {
    return Object(await this.#send("deployments", "POST", { uri })).id;
  }

  readRows(): Promise<readonly Row[]> {
    return this.#query<Row>(`SELECT id, status, target_service_name AS service, target_handler_name AS handler,
      pinned_deployment_id AS pinned, last_attempt_deployment_id, retry_count, last_failure, created_at, modified_at, last_start_at,
      completed_at FROM sys_invocation WHERE target_service_name IN (${this.#services})`);
  }

  /** Lists the deployments, or only the latest deployment of each service. */
  async listDeployments(isLatest = false): Promise<readonly string[]> {
    const latest = `SELECT deployment_id AS id FROM sys_service WHERE name IN (${this.#services})`;
    const rows = await this.#query<Pick<Row, "id">>(isLatest ? latest : "SELECT id FROM sys_deployment");
    return rows.map(({ id }) => id);
  }

  async act(what: "resume" | "kill" | "purge", rows: readonly Row[]): Promise<void> {
    for (let from = 0; from < rows.length; from += 20) {
      const some = rows.slice(from, from + 20);
      // The server refuses an invocation that has ended meanwhile.
      await Promise.all(some.map(({ id }) => this.#send(`invocations/${id}/${what}`, "PATCH").catch(() => {})));
    }
  }

  /** Removes the invocations and deployments of the trial, so that the queries of the next trials are not slower. */
  async remove(deployments: Iterable<string>): Promise<void> {
    const rows = await this.readRows();
    const open = rows.filter(({ status }) => status !== "completed");
    await this.act("kill", open);
    await this.act("purge", rows);
    for (const id of deployments) await this.#send(`deployments/${id}?force=true`, "DELETE").catch(() => {});
  }

  async #query<T>(query: string): Promise<readonly T[]> {
    return Object(await this.#send("query", "POST", { query })).rows;
  }

  async #send(path: string, method: string, body?: object): Promise<unknown> {
    const headers = { accept: "application/json", "content-type": "application/json" };
    // While a node of a cluster is lost, some requests fail.
    for (let left = 10; ; left--) {
      const response = await fetch(`${this.#adminUrl}/${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.ok) return text === "" ? undefined : JSON.parse(text);
      if (left === 0 || response.status < 500) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      await delay(500);
    }
  }
}
