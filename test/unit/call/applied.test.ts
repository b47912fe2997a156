import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";

/** Starts a server that goes away while it handles a registration. */
async function startLeaving(): Promise<LoopbackServer> {
  const server = await startLoopbackServer();
  server.answer = (response, { url }) => {
    if (url === "/version") {
      answerJson(response, 200, { version: "1.7.12", min_admin_api_version: 1, max_admin_api_version: 3 });
    } else void server.close();
  };
  return server;
}

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => vi.restoreAllMocks());

const fail = (code: string) => (): never => {
  throw new TypeError("fetch failed", { cause: { code } });
};

it("whether a request was applied is still known if the next attempt gets no token", async () => {
  const tokens = ["a"];
  const token = () => tokens.pop() ?? fail("no vault")();
  const error = await catchError(createFrozenClient({ fetch: fail("ECONNRESET"), token }).health());
  expect(error).toMatchObject({ name: "AdminTokenError", applied: "unknown", attempts: 2 });
  expect(await catchError(createFrozenClient({ token: fail("no vault") }).health())).toMatchObject({ applied: "no" });
});

it("whether a request was applied is not forgotten when the version of the server cannot be checked for a further attempt", async () => {
  const server = await startLeaving();
  const retried: string[] = [];
  const client = createFrozenClient({ baseUrl: server.url, onRetry: ({ operation }) => retried.push(operation) });
  // This field makes the client ask for the version.
  const owner = "me";
  const error = await catchError(client.createThing({ name: "a", owner }));
  expect(error).toMatchObject({ operation: "createThing", attempts: 1, applied: "unknown" });
  expect(retried[0]).toBe("createThing");
  expect(server.requests.map(({ url }) => url)).toEqual(["/version", "/things"]);
});

it("an abort while the version is requested again rejects with the unchanged reason", async () => {
  const server = await startLeaving();
  const controller = new AbortController();
  const reason = new Error("enough");
  const onRetry = ({ operation }: { readonly operation: string }) => {
    if (operation === "version") controller.abort(reason);
  };
  const client = createFrozenClient({ baseUrl: server.url, onRetry });
  const owner = "me";
  expect(await catchError(client.createThing({ name: "a", owner }, { signal: controller.signal }))).toBe(reason);
});
