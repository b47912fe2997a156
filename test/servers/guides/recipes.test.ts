// Guards what the guides say about their recipes. Each recipe is run as the guide has it.
import { type Context, service } from "@restatedev/restate-sdk";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Invocation, InvocationFilter } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { pollUntil } from "../../kit/poll-until.js";
import { callHandler, sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { useServer } from "../../kit/use-server.js";
import { isSince, versions } from "../../kit/versions.js";
import { loadRecipe } from "./load-recipe.js";
import { ABANDONED, HANDLER_NAMES, serveSuspending } from "./serve-suspending.js";

describe.each(versions)("the recipe on %s", (version) => {
  const server = useServer(version);
  const state = { isBroken: false, ran: 0 };

  const greeter = service({
    name: "Greeter",
    handlers: {
      greet: async (ctx: Context): Promise<void> => {
        await ctx.run("look up", () => 1);
        state.ran++;
        if (state.isBroken) throw new Error("broken");
      },
      wait: async (ctx: Context): Promise<void> => {
        await ctx.run("look up", () => 1);
        await ctx.sleep({ days: 1 });
      },
    },
    options: { inactivityTimeout: { hours: 1 }, retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } },
  });

  let shown: unknown[][];
  beforeAll(async () => {
    await server.admin.registerDeployment({ uri: await server.serve([greeter]) });
  });
  const prepare = (): void => {
    vi.stubEnv("RESTATE_ADMIN_URL", server.adminUrl);
    shown = [];
    for (const name of ["log", "warn", "error"] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void shown.push(words));
  };
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  /** Sends invocations that are paused and would now succeed. */
  const sendBroken = async (count = 1): Promise<readonly string[]> => {
    state.isBroken = true;
    const ids = await Promise.all(Array.from({ length: count }, () => sendInvocation(server, "Greeter/greet")));
    await Promise.all(ids.map((id) => waitForStatus(server, id, "paused")));
    state.isBroken = false;
    return ids;
  };

  it("that finds invocations suspended on their own steps finds only those, and a resume retries them", async () => {
    const endpoint = await serveSuspending("Suspender");
    try {
      await server.admin.registerDeployment({ uri: endpoint.url });
      const ids = new Map<string, string>();
      for (const name of HANDLER_NAMES) ids.set(name, await sendInvocation(server, `Suspender/${name}/${name}`));
      await Promise.all([...ids.values()].map((id) => waitForStatus(server, id, "suspended")));
      const blocked = await sendInvocation(server, `Suspender/${ABANDONED}/timer`);
      prepare();
      const { abandoned } = await loadRecipe<{ readonly abandoned: InvocationFilter & { status: "suspended" } }>(
        "const abandoned",
        {},
        ["abandoned"],
      );
      const id = ids.get(ABANDONED) ?? "";
      expect(shown).toEqual([[id, `Suspender/${ABANDONED}/${ABANDONED}`, expect.any(String)]]);
      expect(await server.admin.countInvocations({ service: "Suspender", stuck: true })).toBe(0);
      const before = await server.admin.getInvocation(id);
      const { succeeded } = await server.admin.resumeInvocations(abandoned as { status: "suspended" });
      expect(succeeded.map((each) => each.id)).toEqual([id]);
      const look = () => server.admin.getInvocation(id);
      await pollUntil("tried", look, (row) => row?.status === "suspended" && row.modified_at !== before?.modified_at);
      expect(await server.admin.getInvocation(blocked)).toMatchObject({ status: "pending" });
      const killed = await server.admin.killInvocations(abandoned as { status: "suspended" });
      expect(killed.succeeded.map((each) => each.id)).toEqual([id]);
      await waitForStatus(server, blocked, "suspended");
    } finally {
      await server.admin.killInvocations({ service: "Suspender" });
      await endpoint.close();
    }
  });

  it("that restarts once finds the invocation that a lost response left, and fails if there is none", async () => {
    const id = await sendInvocation(server, "Greeter/greet");
    await waitForStatus(server, id, "completed");
    prepare();
    type Declared = { readonly restartOnce: (id: string) => Promise<string> };
    const { restartOnce } = await loadRecipe<Declared>("async function restartOnce", {}, ["restartOnce"]);
    const real = fetch;
    let restarts = 0;
    const lose = (isSent: boolean) =>
      vi.stubGlobal("fetch", async (...args: Parameters<typeof fetch>) => {
        if (!String(args[0]).includes("restart-as-new")) return real(...args);
        restarts++;
        if (isSent) await real(...args);
        throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) });
      });
    lose(true);
    const restarted = await restartOnce(id);
    expect(await waitForStatus(server, restarted, "completed")).toMatchObject({ restarted_from: id });
    expect([(await restartOnce(id)) === restarted, restarts]).toEqual([false, 2]);
    const all = await server.admin.countInvocations({ service: "Greeter", handler: "greet" });
    lose(false);
    // Earlier restarts do not count.
    expect(await catchError(restartOnce(id))).toMatchObject({ applied: "unknown" });
    expect(await server.admin.countInvocations({ service: "Greeter", handler: "greet" })).toBe(all);
  });

  it("that reads pages shows each invocation once, and the same ones by the same link later", async () => {
    const ids = await sendBroken(5);
    prepare();
    type Page = { readonly rows: readonly Invocation[]; readonly next: URLSearchParams | undefined };
    type Declared = { readonly readPage: (link?: URLSearchParams) => Promise<Page> };
    const { readPage } = await loadRecipe<Declared>("async function readPage", { "limit: 50": "limit: 2" }, [
      "readPage",
    ]);
    const seen: string[] = [];
    const links: (URLSearchParams | undefined)[] = [];
    for (let page = await readPage(); page.rows.length > 0; page = await readPage(page.next)) {
      seen.push(...page.rows.map((row) => row.id));
      links.push(page.next);
    }
    expect([...seen].sort()).toEqual([...ids].sort());
    await sendBroken();
    const [link] = links;
    expect((await readPage(link && new URLSearchParams(`${link}`))).rows.map((row) => row.id)).toEqual(
      seen.slice(2, 4),
    );
    await server.admin.killInvocations({ service: "Greeter" });
  });

  it("that stops a service refuses calls from outside, pauses running invocations, and lets both continue", async () => {
    const id = await sendInvocation(server, "Greeter/wait");
    await pollUntil(
      "asleep",
      () => server.admin.getInvocation(id),
      (row) => row?.journal_commands_size === 3,
    );
    prepare();
    const before = await server.admin.getService("Greeter");
    const real = fetch;
    const statuses: number[] = [];
    // Calls the service after the pause, and before the service is public again.
    vi.stubGlobal("fetch", async (...args: Parameters<typeof fetch>) => {
      if (String(args[1]?.body).includes('"public":true'))
        statuses.push((await real(`${server.ingressUrl}/Greeter/greet`, { method: "POST" })).status);
      return real(...args);
    });
    await loadRecipe("{ public: false }", {});
    expect([before.public, statuses]).toEqual([true, [400]]);
    expect(shown).toEqual([[expect.stringMatching(/^1 paused;/)]]);
    vi.unstubAllGlobals();
    await callHandler(server, "Greeter/greet");
    await server.admin.killInvocations({ service: "Greeter" });
  });

  it("that tells the server where an older deployment is now lets its invocations end", async () => {
    const first = await server.serve([greeter]);
    const old = await server.admin.registerDeployment({ uri: first });
    const [id = ""] = await sendBroken();
    const moved = await server.serve([greeter]);
    prepare();
    await loadRecipe('updateDeployment("dp_10', { dp_10AzGsK0bd2NnQY6RGCZjmr: old.id, "http://localhost:9080": moved });
    expect(await server.admin.getDeployment(old.id)).toMatchObject({
      uri: expect.stringContaining(new URL(moved).host),
    });
    await server.admin.resumeInvocation(id);
    await waitForStatus(server, id, "completed");
  });

  it("that resumes gradually begins no more invocations in a second than it says", async () => {
    await sendBroken(30);
    prepare();
    state.ran = 0;
    const start = performance.now();
    await loadRecipe("perSecond: 50", { "perSecond: 50": "perSecond: 20" });
    // The last batch of two begins after 28 others.
    expect(performance.now() - start).toBeGreaterThan(1_390);
    await pollUntil(
      "all have run",
      async () => state.ran,
      (ran) => ran === 30,
    );
  });

  it("that forwards a page's requests lets it read, and change nothing", async () => {
    prepare();
    type Forward = (request: Request) => Promise<Response>;
    const { GET, POST } = await loadRecipe<{ readonly GET: Forward; readonly POST: Forward }>("forward as GET", {});
    const send = (method: string, path: string, body?: string) =>
      (method === "GET" ? GET : POST)(new Request(`http://page/restate${path}`, { method, body: body ?? null }));
    const query = (text: string) => send("POST", "/query", JSON.stringify({ query: text }));
    expect((await send("GET", "/services")).status).toBe(200);
    expect(await (await query("\n  select 1 AS one")).json()).toEqual({ rows: [{ one: 1 }] });
    expect((await query("WITH a AS (SELECT 1 AS one) SELECT * FROM a")).status).toBe(200);
    const changes = [
      "SET datafusion.execution.batch_size = 7",
      "/**/ SET a = 1",
      "RESET datafusion.execution.batch_size",
    ];
    for (const change of changes) expect((await query(change)).status).toBe(403);
    expect((await query("SELECT 1; SET datafusion.execution.batch_size = 7")).status).toBeGreaterThanOrEqual(400);
    expect((await send("POST", "/deployments", "{}")).status).toBe(403);
  });

  it("that creates a Kafka cluster updates it when it runs again", async () => {
    prepare();
    if (!isSince(version, "1.7.0")) {
      const error = await catchError(loadRecipe("createKafkaCluster({ name", {}));
      expect(error).toMatchObject({ name: "AdminUnsupportedError" });
      return;
    }
    for (const bootstrap of ["localhost:9092", "localhost:9093"])
      await loadRecipe("createKafkaCluster({ name", { "localhost:9092": bootstrap });
    const { properties } = await server.admin.getKafkaCluster("my-cluster");
    expect(properties).toMatchObject({ "bootstrap.servers": "localhost:9093" });
  });
});
