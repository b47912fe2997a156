import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createClient, killInvocations, RestateAdminError, resumeInvocations } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { answerBatches, answerFirst, refusal, sizes, useBatchServer } from "./batch-server.js";
import { answerEach, answerQuery, calls, client, idOf, ids, names, server } from "./bulk-server.js";

useBatchServer();

describe("those that a batch did not do", () => {
  it("because the server refused them have the status and the error of a call of their own", async () => {
    answerBatches({ inv_1: refusal("inv_1"), inv_3: "Invocation 'inv_3' not found" });
    answerEach({ inv_1: 409, inv_3: 404 });
    const { succeeded, unchanged, failed, unknown } = await killInvocations(client, names(5));
    expect([ids(succeeded), unchanged, unknown]).toEqual([
      ["inv_0", "inv_2", "inv_4"],
      [{ id: "inv_1", status: 409, reason: "completed" }],
      [],
    ]);
    expect(failed).toMatchObject([{ id: "inv_3", error: { status: 404, operation: "killInvocation" } }]);
    expect(server.requests.map(idOf).sort()).toEqual(["inv_1", "inv_3"]);
  });

  it("on the way to a partition are called again if that is safe, and are unknown if not", async () => {
    answerBatches({ inv_1: "RPC to N2 failed: connection closed" });
    answerQuery([]);
    const killed = await killInvocations(client, names(3));
    const looks = ["GET /health", "POST /query"];
    expect([ids(killed.succeeded), calls()]).toEqual([names(3), [...looks, "PATCH /invocations/inv_1/kill"]]);
    const resumed = await resumeInvocations(client, names(3));
    expect([ids(resumed.succeeded), resumed.failed]).toEqual([["inv_0", "inv_2"], []]);
    const [unknown] = resumed.unknown;
    expect(unknown?.error).toBeInstanceOf(RestateAdminError);
    expect(unknown).toMatchObject({
      id: "inv_1",
      error: { message: "resumeInvocations: inv_1: RPC to N2 failed: connection closed" },
    });
    expect(calls()).toHaveLength(3);
  });

  it("with words that say that the server did nothing are called again, whatever the operation", async () => {
    answerBatches({ inv_1: "RPC to N2 failed: not leader" });
    answerQuery([]);
    const { succeeded, unknown } = await resumeInvocations(client, names(3));
    expect([ids(succeeded), unknown]).toEqual([names(3), []]);
    expect(server.requests.map(idOf).filter((id) => id !== "")).toEqual(["inv_1"]);
  });

  it("does not repeat a token that the server echoes", async () => {
    answerBatches({ inv_1: "cannot route Bearer SECRET-token" });
    const own = createClient({ baseUrl: server.url, token: "SECRET-token" });
    const { unknown } = await resumeInvocations(own, names(3));
    expect(ids(unknown)).toEqual(["inv_1"]);
    expect(inspect(unknown)).not.toContain("SECRET");
  });

  it("and that the answer does not mention are unknown too, and no other batch is sent", async () => {
    answerFirst((response) => answerJson(response, 200, { succeeded: ["inv_1"] }));
    const { succeeded, unknown } = await resumeInvocations(client, names(6), { concurrency: 3 });
    expect([ids(succeeded), ids(unknown)]).toEqual([
      ["inv_1", ...names(6).slice(3)],
      ["inv_0", "inv_2"],
    ]);
    expect(unknown[0]?.error).toMatchObject({
      message: "resumeInvocations: inv_0: the response does not mention it",
    });
    expect(sizes()).toEqual([3]);
  });
});
