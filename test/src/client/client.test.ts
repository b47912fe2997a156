import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createAdminClient,
  createClient,
  health,
  isAdminResponseError,
  queryRows,
  streamRows,
} from "../../../src/index.js";
import { answerJson, answerText } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe("baseUrl", () => {
  it.each([
    ["as it is", ""],
    ["with a slash at the end", "/"],
    ["with several", "///"],
  ])("is taken %s", async (_, end) => {
    await createAdminClient({ baseUrl: server.url + end }).health();
    expect(server.requests[0]?.url).toBe("/health");
  });

  it.each(["?", "#", "/?#"])("is taken without an empty query or fragment: %s", async (end) => {
    await createAdminClient({ baseUrl: server.url + end }).health();
    expect(server.requests[0]?.url).toBe("/health");
  });

  it("keeps a path prefix, and may be a URL", async () => {
    await createAdminClient({ baseUrl: new URL(`${server.url}/behind/a proxy/`) }).health();
    expect(server.requests[0]?.url).toBe("/behind/a%20proxy/health");
  });

  it("comes from RESTATE_ADMIN_URL", async () => {
    vi.stubEnv("RESTATE_ADMIN_URL", `${server.url}/from-environment`);
    await createAdminClient().health();
    expect(server.requests[0]?.url).toBe("/from-environment/health");
  });

  it("is port 9070 of this machine by default", async () => {
    vi.stubEnv("RESTATE_ADMIN_URL", "");
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(request.url);
      return new Response();
    };
    await createAdminClient({ fetch }).health();
    expect(urls).toEqual(["http://localhost:9070/health"]);
  });

  it.each([
    ["localhost:9070", "baseUrl must be an http or https URL"],
    ["not a url", "baseUrl must be an http or https URL"],
    ["ftp://localhost", "baseUrl must be an http or https URL"],
    ["http://localhost?x=1", "query"],
    ["http://localhost#x", "fragment"],
  ])("is rejected as %s", (baseUrl, message) => {
    expect(() => createClient({ baseUrl })).toThrow(TypeError);
    expect(() => createClient({ baseUrl })).toThrow(message);
  });

  it.each([
    ["/admin/", "https://ui.example.com/admin"],
    ["//other.example.com", "https://other.example.com"],
    ["http://localhost:9070", "http://localhost:9070"],
  ])("is resolved against the page: %s", async (baseUrl, resolved) => {
    vi.stubGlobal("location", { href: "https://ui.example.com/app/index.html?tab=1#top" });
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(request.url);
      return new Response();
    };
    await createAdminClient({ baseUrl, fetch }).health();
    expect(urls).toEqual([`${resolved}/health`]);
  });

  it.each(["localhost:9070", "example.com/admin", "./admin", "", "/admin?x=1"])(
    "is rejected even with a page to resolve it against: %j",
    (baseUrl) => {
      vi.stubGlobal("location", { href: "https://ui.example.com/app/" });
      expect(() => createClient({ baseUrl })).toThrow(/^baseUrl must be an http or https URL/);
    },
  );

  it.each([undefined, "about:blank"])("is rejected as a path if the page is %s", (href) => {
    vi.stubGlobal("location", href && { href });
    expect(() => createClient({ baseUrl: "/admin" })).toThrow(
      "baseUrl must be an http or https URL, such as http://localhost:9070; only a browser can resolve a path",
    );
  });

  it.each(["http://user:secret@localhost", "ftp://user:secret@localhost"])(
    "is refused with credentials, which are not repeated",
    (baseUrl) => {
      expect(() => createClient({ baseUrl })).toThrow(/^(?!.*secret)/);
    },
  );
});

describe("token and headers", () => {
  it("sends a bearer token, requested anew for each attempt", async () => {
    let count = 0;
    const admin = createAdminClient({ baseUrl: server.url, token: async () => `t${++count}` });
    await admin.health();
    await admin.listDeployments();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("takes the token from RESTATE_AUTH_TOKEN", async () => {
    vi.stubEnv("RESTATE_AUTH_TOKEN", "from-environment");
    await createAdminClient({ baseUrl: server.url }).health();
    expect(server.requests[0]?.headers.authorization).toBe("Bearer from-environment");
  });

  it("sends no Authorization header without a token", async () => {
    await createAdminClient({ baseUrl: server.url }).health();
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("adds the client's headers and those of the call, which win", async () => {
    const admin = createAdminClient({ baseUrl: server.url, token: "t", headers: { "X-A": "client", "X-B": "client" } });
    await admin.listDeployments({ headers: { "x-b": "call", Authorization: "Basic abc" } });
    expect(server.requests[0]?.headers).toMatchObject({
      "x-a": "client",
      "x-b": "call",
      authorization: "Basic abc",
      accept: "application/json",
    });
  });
});

describe("fetch", () => {
  it("is looked up at each call", async () => {
    const admin = createAdminClient({ baseUrl: "http://127.0.0.1:1" });
    vi.stubGlobal("fetch", async () => Response.json({ deployments: [] }));
    try {
      expect(await admin.listDeployments()).toEqual({ deployments: [] });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("client.http", () => {
  it("is typed by the schema and sends what the functions send", async () => {
    const { http } = createClient({ baseUrl: server.url, token: "t" });
    const { data } = await http.GET("/deployments");
    expect(data?.deployments).toEqual([]);
    expect(server.requests[0]?.headers).toMatchObject({ authorization: "Bearer t", accept: "application/json" });
  });

  it("shares its middleware with the functions, and checks paths too", async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    admin.http.use({ onRequest: ({ request }) => request.headers.set("x-middleware", "yes") });
    await admin.health();
    expect(server.requests[0]?.headers["x-middleware"]).toBe("yes");
    const call = admin.http.GET("/services/{service}/openapi", { params: { path: { service: ".." } } });
    await expect(call).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("results", () => {
  it("are the body, or everything with withResponse, from one request", async () => {
    server.answer = (response) => answerJson(response, 201, { id: "dp_1", services: [] });
    const call = createAdminClient({ baseUrl: server.url }).createDeployment({ uri: "http://x" });
    const { status, data, response } = await call.withResponse();
    expect([status, data.id, response.headers.get("content-type")]).toEqual([201, "dp_1", "application/json"]);
    expect(await call).toBe(data);
    expect(server.requests).toHaveLength(1);
  });

  it("are undefined for an operation without a body, even if a later server sends one", async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    server.answer = (response) => answerJson(response, 200, { new: "field" });
    expect(await admin.resumeInvocation("inv_1")).toBeUndefined();
  });

  it("have the caller in the stack when they fail, with withResponse too", async () => {
    server.answer = (response) => answerText(response, 500, "no");
    const admin = createAdminClient({ baseUrl: server.url });
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
    await catchError(createAdminClient({ baseUrl: server.url, maxRetries: 0 }).health().withResponse());
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("signal", () => {
  it("sends nothing if it has already aborted, and rejects with its reason", async () => {
    const reason = new Error("changed my mind");
    const admin = createAdminClient({ baseUrl: server.url });
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
    const admin = createAdminClient({ baseUrl: server.url });
    expect(await catchError(admin.listDeployments({ signal: controller.signal }))).toBe(reason);
  });
});

describe("a function", () => {
  it.each<[string, (client: never) => Promise<unknown>]>([
    ["health", (client) => health(client)],
    ["queryRows", (client) => queryRows(client, "SELECT 1")],
    ["streamRows", (client) => streamRows(client, "SELECT 1").next()],
  ])("rejects what is not a client: %s", async (_, call) => {
    for (const wrong of [undefined, {}, "http://localhost:9070"]) {
      expect(String(await catchError(call(wrong as never)))).toContain("must be a client from createClient");
    }
  });
});

describe("types", () => {
  it("check a call against the schema", () => {
    const admin = createAdminClient({ baseUrl: server.url });
    // Compiled, never called: `npm run check:types` fails if one of these expectations is not met.
    const neverCalled = async (deploymentId: string) => {
      await admin.resumeInvocation("inv_1", { deployment: "latest" });
      await admin.resumeInvocation("inv_1", { deployment: deploymentId });
      // @ts-expect-error the schema's own form, which servers ignore
      await admin.resumeInvocation("inv_1", { deployment: { Id: deploymentId } });
      // @ts-expect-error an option that does not exist
      await admin.resumeInvocation("inv_1", { deploymnet: "latest" });
      // @ts-expect-error a path argument is missing
      await admin.getServiceHandler("Greeter");
      // @ts-expect-error the body is missing
      await admin.createDeployment();
      const { rows } = await admin.query({ query: "SELECT 1" });
      const status: 200 | 202 = (await admin.cancelInvocation("inv_1").withResponse()).status;
      return [rows, status];
    };
    expect(neverCalled).toBeTypeOf("function");
  });

  it("let the compiler check that a switch over the documented statuses is complete", () => {
    const describeError = (error: unknown): string => {
      if (!isAdminResponseError(error, "pauseInvocation")) throw error;
      switch (error.status) {
        case 400:
          return typeof error.body === "string" ? error.body : error.body.message;
        case 404:
        case 409:
        case 503:
          return error.body.message;
        case 429:
          return "busy";
        default:
          return error satisfies never;
      }
    };
    const wrong = (error: unknown): string => {
      if (!isAdminResponseError(error, "pauseInvocation")) throw error;
      switch (error.status) {
        case 400:
          return "";
        default:
          // @ts-expect-error 404, 409, 429 and 503 are missing
          return error satisfies never;
      }
    };
    expect([describeError, wrong]).toHaveLength(2);
  });
});
