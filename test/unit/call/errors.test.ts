import { describe, expect, it } from "vitest";
import {
  AdminConnectionError,
  AdminDecodeError,
  AdminResponseError,
  type ClientOptions,
  isAdminResponseError,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
const connect = (options: ClientOptions = {}) => createFrozenClient({ baseUrl: server.url, maxRetries: 0, ...options });

describe("errors", () => {
  it("contain the server's message, a link for its code, and the request", async () => {
    const body = { message: "cannot discover", restate_code: "META0003" };
    server.answer = (response) => answerJson(response, 500, body);
    const error = await catchError(connect().createThing({ name: "x" }));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ name: "AdminResponseError", status: 500, restateCode: "META0003", body });
    expect(String(error)).toBe(
      "AdminResponseError: createThing: the server returned 500: cannot discover " +
        `[META0003, https://docs.restate.dev/references/errors#META0003] (POST ${server.url}/things)`,
    );
  });

  it.each<[string, unknown, string]>([
    [
      "a code of its own",
      Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
      "other side closed (UND_ERR_SOCKET)",
    ],
    ["a platform's error, whose code is a number", new DOMException("timed out", "TimeoutError"), "timed out"],
    ["an error without words", new TypeError("fetch failed", { cause: new Error("") }), "fetch failed"],
    ["a text", "no network", "no network"],
    ["nothing", undefined, "undefined"],
    ["what cannot be read", new Proxy({}, { get: () => expect.fail("read") }), "no complete response"],
  ])("repeat the message of a failed fetch: %s", async (_, cause, words) => {
    const error = await catchError(connect({ fetch: () => Promise.reject(cause) }).health());
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(error).toHaveProperty("message", expect.stringContaining(words));
  });

  it("say that fetch returned nothing", async () => {
    const admin = connect({ fetch: async () => undefined as never });
    expect(String(await catchError(admin.health()))).toContain("fetch returned no Response");
  });

  it("name a redirect's target without its query, or else quote the server", async () => {
    const admin = connect();
    server.answer = (response) => response.writeHead(307, { location: "//login.example.com/in?token=SECRET" }).end();
    const error = await catchError(admin.health());
    expect(String(error)).toContain(
      "the server returned 307: a redirect to http://login.example.com/in, which is not followed; is baseUrl correct?",
    );
    server.answer = (response) => response.writeHead(409, { location: "/x" }).end("taken");
    expect(String(await catchError(admin.health()))).toContain("the server returned 409: taken");
  });

  it("do not show a malformed code", async () => {
    const body = { message: "no", restate_code: "\u001b[2J" };
    server.answer = (response) => answerJson(response, 500, body);
    const error = await catchError(connect().health());
    expect(error).toMatchObject({ restateCode: body.restate_code, message: expect.not.stringContaining("\u001b") });
  });

  it("have the fields of a JSON body of a megabyte, and a short message", async () => {
    const body = { message: `No field named ${"x".repeat(1_000_000)}.`, restate_code: "META0003" };
    server.answer = (response) => answerJson(response, 500, body);
    const error = await catchError(connect().search({ text: "a" }));
    if (!isAdminResponseError(error)) throw error;
    expect(error).toMatchObject({ documented: true, restateCode: "META0003", body });
    expect(error.message).toMatch(/^search: the server returned 500: No field named x{485}…/);
    expect(error.message.length).toBeLessThan(1_000);
  });

  it.each([
    ["a page", "text/html", "<html>Please log in</html>", "not JSON"],
    ["half of a JSON text", "application/json", '{"things":[', "not JSON"],
    ["nothing", "application/json", "", "empty"],
  ])("reject a success with %s instead of JSON", async (_, type, text, problem) => {
    server.answer = (response) => answerText(response, 200, text, type);
    const error = await catchError(connect().listThings());
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(error).toMatchObject({ status: 200 });
    expect(String(error)).toContain(problem);
    expect(String(error)).toContain(type);
  });
});

describe("a response that is not the server's", () => {
  it.each([
    [400, "bad path: /services/Greeter"],
    [404, "service 'services' not found, make sure to register the service before calling it."],
  ])("is explained, and is not documented, if the ingress sent it: %i", async (status, message) => {
    server.answer = (response) => answerJson(response, status, { message });
    const error = await catchError(connect().getThing("t1"));
    expect(String(error)).toContain(
      `${status}: ${message}; this is the ingress, not the Admin API (port 9070 by default)`,
    );
    expect(error).toMatchObject({ status, documented: false });
  });

  it.each([
    [200, "; is baseUrl correct?"],
    [404, "; is baseUrl correct?"],
    [401, "; is the token correct?"],
    [403, ""],
    [503, ""],
  ])("is explained if it is a page: %i", async (status, question) => {
    server.answer = (response) => answerText(response, status, "<!DOCTYPE html><title>Log in</title>", "text/html");
    const error = String(await catchError(connect().getThing("t1")));
    expect(error).toContain("<title>Log in</title>");
    expect(error).toContain(`this page is from a proxy${question} (`);
  });

  it("does not match a documented status with a body of another kind", async () => {
    server.answer = (response) => answerText(response, 404, "<html>\u001b[31mNot here</html>", "text/html");
    const error = await catchError(connect().getThing("t1"));
    expect(error).toMatchObject({ name: "AdminResponseError", documented: false });
    expect(String(error)).not.toContain("\u001b");
  });
});
