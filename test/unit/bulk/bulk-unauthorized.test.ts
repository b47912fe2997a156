import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import {
  AdminResponseError,
  createClient,
  killInvocations,
  pauseInvocations,
  resumeInvocations,
  updateStates,
} from "../../../src/index.js";
import { answerJson, answerText } from "../../loopback-server.js";
import { answerEach, batches, catchStop, client, idOf, ids, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

/** Knows the token until so many calls have ended. */
function expireAfter(count: number): void {
  server.answer = (response) => {
    if (server.requests.length > count) answerText(response, 401, "who are you?");
    else response.writeHead(200).end();
  };
}

describe("a token that is rejected", () => {
  it("stops the run at the first call, and says what is done and what is left", async () => {
    expireAfter(3);
    const error = await catchStop(resumeInvocations(client, names(1_000), { concurrency: 1 }));
    expect(server.requests).toHaveLength(4);
    const { cause, message, result } = error;
    expect(cause).toBeInstanceOf(AdminResponseError);
    expect(cause).toMatchObject({ status: 401 });
    expect(message).toMatch(/^resumeInvocations: stopped early: .*401.*\(succeeded 3, .*notStarted 996\)$/);
    expect([ids(result.succeeded), ids(result.failed), result.unknown]).toEqual([names(3), ["inv_3"], []]);
    expect(ids(result.notStarted)).toEqual(names(1_000).slice(4).sort());
  });

  it("stops a run whose targets are still coming", async () => {
    expireAfter(0);
    let isClosed = false;
    function* come() {
      try {
        for (let index = 0; ; index++) yield `inv_${index}`;
      } finally {
        isClosed = true;
      }
    }
    const { result } = await catchStop(pauseInvocations(client, come(), { concurrency: 4 }));
    expect(result.failed.length).toBeLessThanOrEqual(5);
    expect(isClosed).toBe(true);
  });

  it("stops a run in batches, after no more calls than have room", async () => {
    expireAfter(0);
    batches.answer = (response) => answerText(response, 401, "who are you?");
    const { result } = await catchStop(killInvocations(client, names(1_000)));
    expect(batches.requests.length).toBeLessThanOrEqual(2);
    expect(server.requests.length).toBeLessThanOrEqual(20);
    expect(ids(result.failed)).toEqual(server.requests.map(idOf).sort());
    expect(ids([...result.failed, ...result.notStarted])).toEqual(names(1_000).sort());
  });

  it.each([1, 2, 20])("stops a run of %i, even if nothing is left", async (count) => {
    expireAfter(0);
    const { result } = await catchStop(resumeInvocations(client, names(count)));
    expect([ids(result.failed), ids(result.notStarted)]).toEqual([names(count).sort(), []]);
  });

  it("stops an update of states", async () => {
    server.answer = (response) => answerText(response, 401, "who are you?");
    const own = createClient({ baseUrl: server.url, serverVersion: false });
    const { result } = await catchStop(updateStates(own, "Cart", names(100), () => undefined, { concurrency: 1 }));
    expect([ids(result.failed), ids(result.notStarted)]).toEqual([["inv_0"], names(100).slice(1).sort()]);
    expect(server.requests).toHaveLength(1);
  });
});

const redirect = (response: ServerResponse) => response.writeHead(302, { location: "https://login.example.com" }).end();
const showLogin = (response: ServerResponse) => answerText(response, 200, "<html>Log in", "text/html; charset=utf-8");

describe("an address that is not the API's", () => {
  it.each<[string, (response: ServerResponse) => unknown, number, "failed" | "unknown"]>([
    ["the ingress", (response) => answerJson(response, 404, { message: "bad path: /invocations" }), 404, "failed"],
    ["a path that the server does not have", (response) => response.writeHead(404).end(), 404, "failed"],
    ["a page of a proxy", (response) => answerText(response, 404, "<html>", "text/html"), 404, "failed"],
    ["a redirect", redirect, 302, "failed"],
    ["a login page", showLogin, 200, "unknown"],
  ])("stops the run at the first call: %s", async (_, answer, status, list) => {
    server.answer = answer;
    const { cause, result } = await catchStop(resumeInvocations(client, names(100), { concurrency: 1 }));
    expect(cause).toMatchObject({ status });
    expect([ids(result[list]), ids(result.notStarted)]).toEqual([["inv_0"], names(100).slice(1).sort()]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("what says nothing of the other targets", () => {
  it.each([400, 403])("such as a %i stops nothing", async (status) => {
    answerEach({ inv_0: status, inv_7: status });
    const { succeeded, failed } = await resumeInvocations(client, names(30), { concurrency: 1 });
    expect([succeeded.length, ids(failed)]).toEqual([28, ["inv_0", "inv_7"]]);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ["401", (response) => answerJson(response, 401, { message: "no" })],
    ["redirect", redirect],
    ["login page", showLogin],
  ])("such as a %s of the endpoint for many stops nothing", async (_, answer) => {
    batches.answer = answer;
    const { succeeded, failed } = await killInvocations(client, names(150));
    expect([ids(succeeded), failed]).toEqual([names(150).sort(), []]);
  });
});
