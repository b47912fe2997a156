import { describe, expect, it, vi } from "vitest";
import { answerJson, answerText } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

describe("results", () => {
  it("are the body, or everything with withResponse, from one request", async () => {
    server.answer = (response) => answerJson(response, 201, { id: "t1", services: [] });
    const call = createFrozenClient({ baseUrl: server.url }).createThing({ name: "x" });
    const { status, data, response } = await call.withResponse();
    expect([status, data.id, response.headers.get("content-type")]).toEqual([201, "t1", "application/json"]);
    expect(await call).toBe(data);
    expect(server.requests).toHaveLength(1);
  });

  it("are undefined for an operation without a body, even if a later server sends one", async () => {
    const admin = createFrozenClient({ baseUrl: server.url });
    server.answer = (response) => answerJson(response, 200, { new: "field" });
    expect(await admin.moveThing("t1")).toBeUndefined();
  });

  it("have the caller in the stack when they fail, with withResponse too", async () => {
    server.answer = (response) => answerText(response, 500, "no");
    const admin = createFrozenClient({ baseUrl: server.url });
    const callHealth = async () => await admin.health();
    const callHealthWithResponse = async () => await admin.health().withResponse();
    expect(await catchError(callHealth())).toHaveProperty("stack", expect.stringContaining("callHealth "));
    const error = await catchError(callHealthWithResponse());
    expect(error).toHaveProperty("stack", expect.stringContaining("callHealthWithResponse "));
  });

  it("reject once, without an unhandled rejection from withResponse", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    server.answer = (response) => answerText(response, 500, "no");
    await catchError(createFrozenClient({ baseUrl: server.url, maxRetries: 0 }).health().withResponse());
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
