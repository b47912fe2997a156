import { beforeAll, describe, expect, it } from "vitest";
import { type AdminClient, createAdminClient, type RequestEvent } from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import type { TestDeployment } from "../kit/test-services.js";
import { type LiveServer, useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";
import { listTargets, readStatuses, sendInvocations } from "./bulk-runs.js";

const COUNT = 300;
const sendMany = (server: LiveServer, delay?: string) => sendInvocations(server, COUNT, delay);

describe.each(versions)("batches on %s", (version) => {
  const server = useServer(version);
  const deployment: TestDeployment = { label: "one", broken: false };
  const requests: RequestEvent[] = [];
  let admin: AdminClient;

  beforeAll(async () => {
    await server.deploy(deployment);
    admin = createAdminClient({ baseUrl: server.adminUrl, onRequest: (event) => requests.push(event) });
  });

  /** Lists the requests since the last call of this function, without queries. */
  const takeRequests = () =>
    requests
      .splice(0)
      .flatMap(({ method, path }) => (path === "/query" ? [] : [`${method} ${path.split("/").at(-1)}`]));

  it("do each operation that has an endpoint for them, in a hundredth of the requests", async () => {
    for (const end of ["cancel", "kill"] as const) {
      const scheduled = await sendMany(server, "1d");
      expect(listTargets(await admin[`${end}Invocations`](scheduled))).toEqual(scheduled.sort());
      expect(takeRequests()).toEqual(Array(3).fill(`POST ${end}`));
      const left = await readStatuses(server.admin);
      expect(scheduled.filter((id) => left.has(id))).toEqual([]);
    }
    deployment.broken = true;
    const paused = await sendMany(server);
    const isPaused = (seen: ReadonlyMap<string, string>) => paused.every((id) => seen.get(id) === "paused");
    await pollUntil("all are paused", () => readStatuses(server.admin), isPaused);
    deployment.broken = false;
    const { succeeded } = await admin.resumeInvocations(paused, { deployment: "latest" });
    expect([succeeded.length, takeRequests()]).toEqual([COUNT, Array(3).fill("POST resume")]);
    const isDone = (seen: ReadonlyMap<string, string>) => paused.every((id) => seen.get(id) === "completed");
    await pollUntil("all are completed", () => readStatuses(server.admin), isDone);
    for (const [verb, purge] of [
      ["purge-journal", admin.purgeJournals],
      ["purge", admin.purgeInvocations],
    ] as const) {
      expect((await purge(paused)).succeeded).toHaveLength(COUNT);
      expect(takeRequests()).toEqual(Array(3).fill(`POST ${verb}`));
    }
    expect((await readStatuses(server.admin)).size).toBe(0);
  });
});
