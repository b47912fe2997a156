import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

describe("signal", () => {
  it("sends nothing if it has already aborted, and rejects with its reason", async () => {
    const reason = new Error("changed my mind");
    const admin = createFrozenClient({ baseUrl: server.url });
    expect(await catchError(admin.health({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  it.each(["the headers", "the body"])("aborts while waiting for %s, with its own reason", async (what) => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    server.answer = (response) => {
      if (what === "the body") {
        response.writeHead(200, { "content-type": "application/json" });
        response.write("{");
      }
      setTimeout(() => controller.abort(reason), 20);
    };
    const admin = createFrozenClient({ baseUrl: server.url });
    expect(await catchError(admin.listThings({ signal: controller.signal }))).toBe(reason);
  });
});
