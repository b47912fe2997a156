import { describe, expect, it } from "vitest";
import { AdminConnectionError, createAdminClient, createClient, createDeployment } from "../../../src/index.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";

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

describe("whether the server may have received a request", () => {
  it("is about every attempt, not only the last", async () => {
    const server = await startLeaving();
    const admin = createAdminClient({ baseUrl: server.url });
    const error = await catchError(admin.createDeployment({ uri: "http://a" }));
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(error).toMatchObject({ attempts: 3, maybeSent: true });
    expect(String(error)).toContain("the connection was refused");
    expect(await catchError(admin.health())).toMatchObject({ attempts: 3, maybeSent: false });
  });

  it("is not forgotten when the version of the server cannot be checked for a further attempt", async () => {
    const server = await startLeaving();
    const retried: string[] = [];
    const client = createClient({ baseUrl: server.url, onRetry: ({ operation }) => retried.push(operation) });
    // This field makes the client ask for the version.
    const auth = { type: "none" } as never;
    const error = await catchError(createDeployment(client, { uri: "http://a", auth }));
    expect(error).toMatchObject({ operation: "createDeployment", attempts: 1, maybeSent: true });
    expect(retried[0]).toBe("createDeployment");
    expect(server.requests.map(({ url }) => url)).toEqual(["/version", "/deployments"]);
  });

  it("leaves the reason of an abort as it is, while the version is asked for again", async () => {
    const server = await startLeaving();
    const controller = new AbortController();
    const reason = new Error("enough");
    const onRetry = ({ operation }: { readonly operation: string }) => {
      if (operation === "version") controller.abort(reason);
    };
    const client = createClient({ baseUrl: server.url, onRetry });
    const auth = { type: "none" } as never;
    expect(await catchError(createDeployment(client, { uri: "http://a", auth }, { signal: controller.signal }))).toBe(
      reason,
    );
  });
});
