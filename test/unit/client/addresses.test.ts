import { afterEach, describe, expect, it, vi } from "vitest";
import { AdminConnectionError, type AdminResponseError, createClient } from "../../../src/index.js";
import { answerJson, type LoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { list, useNodes } from "./use-nodes.js";

const startNodes = useNodes();

afterEach(() => vi.useRealTimers());

describe("the addresses", () => {
  it("are all checked when the client is made", () => {
    expect(() => createClient({ baseUrl: [] })).toThrow("baseUrl must be a string, a URL, or an array of them");
    expect(() => createClient({ baseUrl: ["http://a", "ftp://b"] })).toThrow("baseUrl must be an http or https URL");
    expect(() => createClient({ connectTimeout: -1 })).toThrow(
      "connectTimeout must be a number of milliseconds from 0",
    );
  });

  it("keep their path prefixes, and count once where they are equal", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    const admin = create({ baseUrl: [`${first.url}/a/`, new URL(`${first.url}/a`), `${second.url}/b`] });
    await first.close();
    await admin.listThings();
    expect(list(second)).toEqual(["GET /b/things"]);
  });

  it("are used again a minute after they were lost, whatever the clock says", async () => {
    vi.useFakeTimers({ toFake: ["performance", "Date"] });
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    await first.close();
    const asked: string[] = [];
    const admin = create({ maxRetries: 0, onRequest: ({ baseUrl }) => asked.push(baseUrl) });
    await admin.listThings();
    // Somebody sets the clock back.
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(60_001);
    second.answer = (response) => answerJson(response, 503, {});
    await catchError(admin.listThings());
    asked.length = 0;
    await catchError(admin.listThings());
    expect(asked[0]).toBe(first.url);
  });

  it("are asked for their version anew when the client goes on to another", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    const answerVersion =
      (version: string): LoopbackServer["answer"] =>
      (response, { url }) =>
        answerJson(
          response,
          200,
          url === "/version" ? { version, min_admin_api_version: 1, max_admin_api_version: 3 } : {},
        );
    first.answer = answerVersion("1.7.12");
    second.answer = answerVersion("1.6.2");
    const admin = create({ serverVersion: undefined });
    const state = { object_key: "a", scope: "b" };
    await admin.setState("t1", state);
    await first.close();
    // The connection that is lost may have carried it.
    expect(await catchError(admin.setState("t1", state))).toBeInstanceOf(AdminConnectionError);
    const error = (await catchError(admin.setState("t1", state))) as AdminResponseError;
    expect(error.name).toBe("AdminUnsupportedError");
    expect(list(second)).toEqual(["GET /version"]);
  });
});
