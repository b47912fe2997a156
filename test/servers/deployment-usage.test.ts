import { describe, expect, it } from "vitest";
import { BulkStoppedError, createAdminClient } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createRelease, fail, GOOD, type Release } from "./releases.js";
import { createShop } from "./shop-services.js";

describe.each(versions)("the usage of deployments on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const registerShop = (label: string) => register(createShop(label));
  const registerRelease = (release: Release) => register(createRelease(release));
  const pick = <Kept extends { readonly id: string }>(list: readonly Kept[]) => list.map(({ id }) => id);
  const ids = (...wanted: readonly string[]) => [...wanted].sort();

  it("has what is pinned, and what will run there without a pin, by status", async () => {
    const old = await registerShop("old");
    await Promise.all([sendInvocation(server, "Order/wait"), sendInvocation(server, "Order/wait")]);
    const held = await sendInvocation(server, "Cart/bob/hold");
    await waitForStatus(server, held, "suspended");
    const sleeping = { service: "Order", handler: "wait", status: "running" } as const;
    await expect.poll(() => server.admin.countInvocations({ ...sleeping, deployment: old })).toBe(2);
    const latest = await registerRelease({ ...GOOD, check: fail("is early") });
    // The first of these needs the suspended one to end, and each runs on the deployment that is the latest then.
    await sendInvocation(server, "Cart/bob/run");
    await sendInvocation(server, "Parcel/run", "1d");
    const early = await sendInvocation(server, "Early/run");
    await waitForStatus(server, early, "paused");

    const usage = await server.admin.listDeploymentUsage();
    const [address, createdAt] = [expect.stringMatching(/^http:/), expect.stringMatching(/^20\d\d-/)];
    const common = { address, createdAt, isDeleted: false };
    const services = (names: readonly string[], revision: number) => names.map((name) => ({ name, revision }));
    expect(
      usage.map((each) => ({ ...each, services: [...each.services].sort((a, b) => (a.name < b.name ? -1 : 1)) })),
    ).toEqual([
      {
        ...{ id: latest, ...common },
        services: [
          { name: "Cart", revision: 2 },
          ...services(["Early"], 1),
          ...services(["Order", "Parcel"], 2),
          ...services(["Patient", "Quick"], 1),
        ],
        latestOf: ["Cart", "Early", "Order", "Parcel", "Patient", "Quick"],
        pinned: {},
        unpinned: { paused: 1, pending: 1, scheduled: 1 },
        isDrained: false,
      },
      {
        ...{ id: old, ...common },
        services: services(["Cart", "Mail", "Order", "Parcel"], 1),
        latestOf: ["Mail"],
        pinned: { running: 2, suspended: 1 },
        unpinned: {},
        isDrained: false,
      },
    ]);
  });

  it("costs three requests, however many deployments there are", async () => {
    for (const label of ["a", "b", "c"]) await registerShop(label);
    const paths: string[] = [];
    const admin = createAdminClient({ baseUrl: server.adminUrl, onRequest: ({ path }) => paths.push(path) });
    // The first query of a client finds out whether the server has virtual queues.
    await admin.listDeploymentUsage();
    paths.length = 0;
    expect(await admin.listDeploymentUsage()).toMatchObject([
      { isDrained: true },
      { isDrained: true },
      { isDrained: true },
    ]);
    expect(paths).toEqual(["/query", "/deployments", "/services"]);
  });

  describe("pruneDeployments", () => {
    it("deletes what has drained and is the latest of nothing, and keeps some as the way back", async () => {
      const [first, second, third, latest] = [
        await registerShop("first"),
        await registerShop("second"),
        await registerShop("third"),
        await registerRelease(GOOD),
      ];
      await registerShop("fourth");
      const planned = await server.admin.pruneDeployments({ dryRun: true });
      // The release has Early, of which it is the latest; `keep` is for each service.
      expect(pick(planned.notStarted)).toEqual([second, first]);
      expect(planned.notStarted).toMatchObject([{ data: { id: second, isDrained: true } }, { data: { id: first } }]);
      expect(planned.unchanged.map(({ id, reason }) => [id, reason]).slice(1)).toEqual([
        [latest, "latest"],
        [third, "way back"],
      ]);
      expect(planned.succeeded).toEqual([]);
      expect(await listIds()).toHaveLength(5);

      const recent = await server.admin.pruneDeployments({ keep: 0, olderThan: { hours: 1 } });
      expect(recent.unchanged.map(({ reason }) => reason)).toEqual(["latest", "latest", "recent", "recent", "recent"]);
      expect(pick((await server.admin.pruneDeployments({ keep: 2 })).succeeded)).toEqual([first]);
      expect((await server.admin.pruneDeployments({ keep: Number.POSITIVE_INFINITY })).succeeded).toEqual([]);
      expect(pick((await server.admin.pruneDeployments({ keep: 0 })).succeeded)).toEqual([third, second]);
      expect(await listIds()).toHaveLength(2);
    });

    it("keeps one as the way back of each service, even if another service has newer ones", async () => {
      const part = createShop("part").filter(({ name }) => name === "Mail");
      const [oldest, back, mail] = [await registerShop("oldest"), await registerShop("back"), await register(part)];
      await registerShop("latest");
      expect(pick((await server.admin.pruneDeployments()).succeeded)).toEqual([oldest]);
      expect(await listIds()).toEqual(expect.arrayContaining([back, mail]));
    });

    it("keeps what an invocation needs, and deletes it once that has ended", async () => {
      const old = await registerShop("old");
      const sleeper = await sendInvocation(server, "Order/wait");
      await expect.poll(async () => (await server.admin.getInvocation(sleeper))?.pinned_deployment_id).toBe(old);
      await registerShop("new");
      const { succeeded, unchanged } = await server.admin.pruneDeployments({ keep: 0 });
      expect(succeeded).toEqual([]);
      expect(unchanged).toMatchObject([{ reason: "latest" }, { id: old, reason: "needed" }]);
      await server.admin.killInvocation(sleeper);
      expect(pick((await server.admin.pruneDeployments({ keep: 0 })).succeeded)).toEqual([old]);
    });

    it("looks again before each deletion, while invocations are pinned to the older ones again", async () => {
      const uris: string[] = [];
      const older: string[] = [];
      for (const label of ["a", "b", "c", "d"]) {
        const uri = await server.serve(createShop(label));
        uris.push(uri);
        older.push((await server.admin.createDeployment({ uri })).id);
      }
      const latest = await registerShop("latest");
      // As soon as one is deleted, someone goes back to another, starts an invocation there, and goes on.
      const goBack = async (): Promise<string> => {
        await server.admin.registerDeployment({ uri: uris[1] ?? "", force: true });
        const id = await sendInvocation(server, "Order/wait");
        await expect.poll(async () => (await server.admin.getInvocation(id))?.pinned_deployment_id).toBe(older[1]);
        await registerShop("later");
        return id;
      };
      let sleeper = "";
      const admin = createAdminClient({
        baseUrl: server.adminUrl,
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          if (init.method === "DELETE") sleeper ||= await goBack();
          return response;
        },
      });
      const { succeeded, unchanged, ...rest } = await admin.pruneDeployments({ keep: 0 });
      expect(pick(succeeded)).toEqual([older[3], older[2], older[0]]);
      expect(unchanged).toMatchObject([
        { id: latest, reason: "latest" },
        { id: older[1], reason: "needed" },
      ]);
      expect(rest).toEqual({ failed: [], unknown: [], notStarted: [] });
      expect(await server.admin.getInvocation(sleeper)).toMatchObject({ status: "running" });
    });

    it("says what it has done, if it is aborted", async () => {
      for (const label of ["a", "b", "c"]) await registerShop(label);
      const latest = await registerShop("latest");
      const controller = new AbortController();
      const admin = createAdminClient({
        baseUrl: server.adminUrl,
        onResponse: ({ method }) => method === "DELETE" && controller.abort(new Error("Ctrl-C")),
      });
      const error = await catchError(admin.pruneDeployments({ keep: 0, signal: controller.signal }));
      if (!(error instanceof BulkStoppedError)) throw error;
      const { succeeded, unchanged, unknown, notStarted } = error.result;
      expect(error.message).toMatch(/^pruneDeployments: stopped early: Ctrl-C \(succeeded \d, /);
      expect(pick(unchanged)).toEqual([latest]);
      // One whose response came after the abort may have been deleted.
      const left = await listIds();
      expect(ids(...pick(notStarted), ...pick(unknown), latest)).toEqual(expect.arrayContaining([...left]));
      expect(left).not.toEqual(expect.arrayContaining(pick(succeeded)));
      expect(succeeded.length + unknown.length + notStarted.length).toBe(3);
      expect(notStarted).toHaveLength(2);
    });
  });
});
