import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  AdminResponseError,
  type BulkTarget,
  cancelInvocations,
  createClient,
  killInvocations,
  purgeInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
  sql,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import {
  answerQuery,
  calls,
  catchStop,
  client,
  empty,
  idOf,
  ids,
  names,
  server,
  useBulkServer,
} from "./bulk-server.js";

useFastClock();

useBulkServer();

describe("the targets", () => {
  async function* stream(targets: Iterable<BulkTarget>): AsyncGenerator<BulkTarget> {
    for (const target of targets) yield target;
  }
  const mixed = ["inv_1", { id: "inv_2", status: "paused" }, "inv_1", { id: "inv_1" }];

  it.each<[string, () => Parameters<typeof resumeInvocations>[1]]>([
    ["an array of ids and rows", () => mixed],
    ["any iterable", () => new Set(mixed)],
    ["any async iterable", () => stream(mixed)],
  ])("may be %s, and each is done once", async (_, targets) => {
    const { succeeded } = await resumeInvocations(client, targets(), { deployment: "dp_1" });
    expect(ids(succeeded)).toEqual(["inv_1", "inv_2"]);
    expect(calls().sort()).toEqual([
      "PATCH /invocations/inv_1/resume?deployment=dp_1",
      "PATCH /invocations/inv_2/resume?deployment=dp_1",
    ]);
  });

  it("of a filter are all listed with one query before anything is done", async () => {
    answerQuery(names(50));
    const { succeeded } = await resumeInvocations(client, { status: "paused", service: ["A", "B"] });
    expect(succeeded).toHaveLength(50);
    const [query, ...rest] = server.requests;
    const condition = `"status" = 'paused' AND "target_service_name" IN ('A', 'B')`;
    expect(JSON.parse(query?.body ?? "").query).toMatch(
      new RegExp(`SELECT id FROM sys_invocation WHERE ${condition.replaceAll(/[()]/g, "\\$&")}$`),
    );
    expect(rest.filter(({ url }) => url === "/query")).toEqual([]);
    expect(new Set(rest.map(idOf)).size).toBe(50);
  });

  it("of a filter without a status are not completed, where that leaves nothing to do", async () => {
    answerQuery([]);
    const filters = [{ service: "A" }, { service: "A", status: "completed" }, { sql: sql`TRUE OR FALSE` }] as const;
    for (const act of [
      killInvocations,
      cancelInvocations,
      resumeInvocations,
      restartInvocationsAsNew,
      purgeInvocations,
    ]) {
      server.requests.length = 0;
      for (const filter of filters) await act(client, filter);
      const conditions = server.requests.map(
        ({ body }) => JSON.parse(body).query.split("SELECT id FROM sys_invocation WHERE ")[1],
      );
      const rest = ([restartInvocationsAsNew, purgeInvocations] as unknown[]).includes(act)
        ? ""
        : ` AND NOT ("status" = 'completed')`;
      expect(conditions).toEqual([
        `"target_service_name" = 'A'${rest}`,
        `"target_service_name" = 'A' AND "status" = 'completed'`,
        `(TRUE OR FALSE)${rest}`,
      ]);
    }
  });

  it("of a filter that fails to be listed are not begun: it fails with what the query fails with", async () => {
    server.answer = (response) => answerJson(response, 400, { message: "no such column" });
    const error = await catchError(killInvocations(client, { sql: sql`nothing = 1` }));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ operation: "query", status: 400 });
    expect(calls()).toEqual(["POST /query"]);
  });

  it("are read again if their list breaks off, and not begun if it still does", async () => {
    let isCut = true;
    server.answer = (response, { url, body }) => {
      if (url !== "/query") return answerJson(response, 404, { message: "gone" });
      if (!body.includes("SELECT id")) return answerJson(response, 200, { rows: [] });
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"id":"inv_1"}');
      if (isCut) setTimeout(() => response.destroy(), 20);
      else response.end(',{"id":"inv_2"}]}');
      isCut = false;
    };
    const { failed, unchanged } = await killInvocations(client, { status: "paused" }, { concurrency: 1 });
    expect(ids([...failed, ...unchanged])).toEqual(["inv_1", "inv_2"]);
    expect(server.requests.filter(({ body }) => body.includes("SELECT id"))).toHaveLength(2);

    isCut = true;
    server.requests.length = 0;
    await expect(killInvocations(client, { status: "paused" }, { maxRetries: 0 })).rejects.toThrow("killInvocations: ");
    expect(calls()).toEqual(["POST /query"]);
  });

  it("of a filter that never reached the server fail after the retries of one query", async () => {
    await server.close();
    const error = await catchError(killInvocations(client, { status: "paused" }));
    expect(error).toMatchObject({ operation: "query", attempts: 3, applied: "no" });
    let requests = 0;
    const observed = createClient({ baseUrl: server.url, onRequest: () => requests++ });
    await catchError(killInvocations(observed, { status: "paused" }));
    // Before each of the retries, another query finds out whether the server is back.
    expect(requests).toBe(5);
  });

  it("may be none", async () => {
    expect(await killInvocations(client, [])).toEqual(empty);
    expect(await killInvocations(client, stream([]))).toEqual(empty);
    expect(calls()).toEqual([]);
  });

  it("may change while they are done: an array is read at the beginning", async () => {
    const targets = names(30);
    const { succeeded } = await killInvocations(client, targets, { onProgress: () => (targets.length = 0) });
    expect(ids(succeeded)).toEqual(names(30).sort());
  });
});

describe("targets that fail", () => {
  const failure = new Error("the list broke off");

  it("stop the run with what was done by then; what is on its way comes to its end", async () => {
    server.answer = async (response) => {
      await delay(30);
      response.writeHead(200).end();
    };
    async function* targets(): AsyncGenerator<string> {
      yield* names(7);
      throw failure;
    }
    const { cause, result } = await catchStop(resumeInvocations(client, targets(), { concurrency: 5 }));
    expect(cause).toBe(failure);
    expect(ids(result.succeeded)).toEqual(names(7));
    expect(server.requests).toHaveLength(7);
  });

  it("may fail at once, or when they are opened", async () => {
    const broken = {
      [Symbol.iterator](): Iterator<string> {
        throw failure;
      },
    };
    expect(await catchStop(killInvocations(client, broken))).toMatchObject({ cause: failure, result: empty });
  });

  it("stop the run if there is something else among them", async () => {
    let isClosed = false;
    function* targets(): Generator<string> {
      try {
        yield "inv_1";
        yield 5 as never;
        yield "inv_2";
      } finally {
        isClosed = true;
      }
    }
    const { cause, result } = await catchStop(killInvocations(client, targets()));
    expect(cause).toMatchObject({
      name: "TypeError",
      message: 'killInvocations: a target must be an id, or an object whose "id" is a string, not number',
    });
    expect(ids(result.succeeded)).toEqual(["inv_1"]);
    expect(isClosed).toBe(true);
  });
});
