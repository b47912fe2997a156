import { describe, expect, it, vi } from "vitest";
import {
  type Client,
  createAdminClient,
  killInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
} from "../../../src/index.js";
import { answerQuery, calls, client, empty, ids, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

describe("the arguments", () => {
  it.each<[object, string]>([
    [{ deploymentId: "dp_1" }, 'unknown option "deploymentId"'],
    [{ concurrency: 0 }, "concurrency must be a whole number from 1, not 0"],
    [{ concurrency: 1.5 }, "concurrency must be a whole number from 1, not 1.5"],
    [{ maxPause: 0 }, "maxPause must be a number of milliseconds from 1 to 2147483647, not 0"],
    [{ maxPause: Number.POSITIVE_INFINITY }, "maxPause must be a number of milliseconds"],
    [{ maxPause: "1s" }, "maxPause must be a number of milliseconds"],
    [{ onProgress: 5 }, "onProgress must be a function, not 5"],
    [{ dryRun: "no" }, 'dryRun must be true or false, not "no"'],
    [{ timeout: -1 }, "timeout must be"],
    [Object.create({ dryRun: true }), "the options must be a plain object"],
  ])("are refused with %o, once and not for each", async (options, message) => {
    await expect(resumeInvocations(client, names(3), options)).rejects.toThrow(`resumeInvocations: ${message}`);
    expect(calls()).toEqual([]);
  });

  it("need a client", async () => {
    await expect(resumeInvocations({} as Client, ["inv_1"])).rejects.toThrow(
      "resumeInvocations: the first argument must be a client",
    );
  });

  it("may be those of a method of the bound client", async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    expect((await admin.resumeInvocations(["inv_1"], { deployment: "latest" })).succeeded).toHaveLength(1);
    expect(calls()).toEqual(["PATCH /invocations/inv_1/resume?deployment=latest"]);
  });

  it("reach each request", async () => {
    await restartInvocationsAsNew(client, ["inv_1"], { from: 2, deployment: "keep", headers: { "x-who": "me" } });
    expect(calls()).toEqual(["PATCH /invocations/inv_1/restart-as-new?deployment=keep&from=2"]);
    expect(server.requests[0]?.headers["x-who"]).toBe("me");
  });
});

describe("a dry run", () => {
  it("sends nothing and gives the ids", async () => {
    const onProgress = vi.fn();
    const result = await killInvocations(client, ["inv_1", "inv_2", "inv_1"], { dryRun: true, onProgress });
    expect(result).toEqual({ ...empty, notStarted: [{ id: "inv_1" }, { id: "inv_2" }] });
    expect(onProgress).not.toHaveBeenCalled();
    expect(ids((await killInvocations(client, new Set(names(3)), { dryRun: true })).notStarted)).toEqual(names(3));
    expect(calls()).toEqual([]);
  });

  it("of a filter sends the query alone", async () => {
    answerQuery(names(3));
    expect(ids((await killInvocations(client, { status: "paused" }, { dryRun: true })).notStarted)).toEqual(names(3));
    expect(calls()).toEqual(["POST /query"]);
  });
});
