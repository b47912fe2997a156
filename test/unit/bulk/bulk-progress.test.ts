import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type BulkProgress, killInvocations, resumeInvocations } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { answerEach, answerQuery, client, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

describe("the progress", () => {
  it("is told after each call", async () => {
    answerEach({
      inv_1: 404,
      inv_2: (response) => response.destroy(),
      inv_3: (response) => answerJson(response, 409, { message: "it is completed" }),
    });
    const seen: BulkProgress[] = [];
    await resumeInvocations(client, names(4), { concurrency: 1, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ rate: _, ...counts }) => Object.values(counts))).toEqual([
      [4, 1, 1, 0, 0, 0, 3],
      [4, 2, 1, 0, 1, 0, 2],
      [4, 3, 1, 0, 1, 1, 1],
      [4, 4, 1, 1, 1, 1, 0],
    ]);
    const fields = ["total", "done", "succeeded", "unchanged", "failed", "unknown", "remaining", "rate"];
    expect(Object.keys(seen[0] ?? {})).toEqual(fields);
    for (const { rate } of seen) expect(rate).toSatisfy((value) => Number.isFinite(value) && value > 0);
  });

  it("has the calls per second", async () => {
    server.answer = async (response) => {
      await delay(50);
      response.writeHead(200).end();
    };
    let last = 0;
    await killInvocations(client, names(10), { concurrency: 1, onProgress: ({ rate }) => (last = rate) });
    expect(last).toBeGreaterThan(5);
    expect(last).toBeLessThan(20.1);
  });

  it("counts duplicates once, and knows no total of what comes one after the other", async () => {
    const totals: (number | undefined)[][] = [];
    const onProgress = ({ total, remaining }: BulkProgress) => totals.push([total, remaining]);
    await killInvocations(client, ["inv_1", "inv_1"], { onProgress });
    await killInvocations(client, new Set(["inv_1"]), { onProgress });
    answerQuery(["inv_1", "inv_2"]);
    await killInvocations(client, { status: "paused" }, { onProgress });
    expect(totals).toEqual([
      [1, 0],
      [undefined, undefined],
      [2, 1],
      [2, 0],
    ]);
  });

  it.each<[string, () => unknown]>([
    ["throws", () => expect.fail("mine")],
    ["rejects", () => Promise.reject(new Error("mine"))],
    ["never ends", () => new Promise(() => {})],
  ])("harms nothing if the callback %s", async (_, onProgress) => {
    expect((await killInvocations(client, names(5), { onProgress })).succeeded).toHaveLength(5);
  });
});
