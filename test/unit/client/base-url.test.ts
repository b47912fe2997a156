import { afterEach, expect, it, vi } from "vitest";
import { type ClientOptions, createClient, type Fetch } from "../../../src/index.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The URL that a request would go to. */
async function findUrl(options: ClientOptions): Promise<string> {
  return (await findRequest(options))[0];
}

async function findRequest(options: ClientOptions): Promise<Parameters<Fetch>> {
  const fetch = vi.fn<Fetch>(async () => new Response());
  await createFrozenClient({ fetch, ...options }).health();
  return fetch.mock.calls[0] ?? expect.fail("nothing was sent");
}

it.each(["", "/", "///", "?", "#", "/?#"])("baseUrl may end in slashes, `?` and `#`: %j", async (end) => {
  await createFrozenClient({ baseUrl: server.url + end }).health();
  expect(server.requests[0]?.url).toBe("/health");
});

it("baseUrl keeps a path prefix, and may be a URL", async () => {
  await createFrozenClient({ baseUrl: new URL(`${server.url}/behind/a proxy/`) }).health();
  expect(server.requests[0]?.url).toBe("/behind/a%20proxy/health");
});

it("baseUrl is rejected with the name of the variable that it comes from", () => {
  vi.stubEnv("RESTATE_ADMIN_URL", "admin.example.com:9070");
  const create = () => createFrozenClient();
  expect(create).toThrow("createClient: RESTATE_ADMIN_URL must be an http or https URL");
});

it("baseUrl is quoted if it cannot contain a secret, up to 80 characters", () => {
  const host = "h".repeat(74);
  expect(() => createClient({ baseUrl: `ftp://${host}.example.com` })).toThrow(
    `query and fragment, not "ftp://${host}"`,
  );
});

it("baseUrl is port 9070 of this machine by default", async () => {
  vi.stubEnv("RESTATE_ADMIN_URL", "");
  expect(await findUrl({})).toBe("http://localhost:9070/health");
});

it("baseUrl is the default if the environment cannot be read, as in a browser, where the client adds no other header", async () => {
  const env = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("process", Object.defineProperty({}, "env", { get: env }));
  const request = findRequest({});
  vi.unstubAllGlobals();
  expect(await request).toMatchObject(["http://localhost:9070/health", { headers: { accept: "application/json" } }]);
  expect(Object.keys((await request)[1].headers)).toEqual(["accept"]);
});

it("baseUrl may be a path, even without a page, if the client has a token", () => {
  expect(createClient({ baseUrl: "/admin", token: "t" })).toBeDefined();
  vi.stubEnv("RESTATE_ADMIN_URL", "/admin");
  expect(createClient({ token: "t" })).toBeDefined();
});

it.each([
  ...["localhost:9070", "", "ftp://localhost", "ws://localhost", "http://localhost?x=1", "http://localhost#x"],
  ...["http://user@localhost", "http://:SECRET@localhost", "ftp://user:SECRET@localhost", "u:SECRET@h:9070"],
  ...["http://h/?token=SECRET", "http://h:99999/?token=SECRET", "http://u:SEC\nRET@h:99999", "SECRET"],
])("baseUrl is refused as %j, and no secret is repeated", (baseUrl) => {
  const create = () => createClient({ baseUrl });
  expect(create).toThrow(TypeError);
  expect(create).toThrow(/^createClient: baseUrl must be an http or https URL(?!.*(SECRET|RET@))/s);
});

it.each([
  ["/admin/", "https://ui.example.com/admin"],
  ["//other.example.com", "https://other.example.com"],
  ["http://localhost:9070", "http://localhost:9070"],
])("baseUrl is resolved against the page: %s", async (baseUrl, resolved) => {
  vi.stubGlobal("location", { href: "https://ui.example.com/app/index.html?tab=1#top" });
  expect(await findUrl({ baseUrl })).toBe(`${resolved}/health`);
});

it.each(["localhost:9070", "example.com/admin", "./admin", ""])(
  "baseUrl is rejected even with a page to resolve it against: %j",
  (baseUrl) => {
    vi.stubGlobal("location", { href: "https://ui.example.com/app/" });
    expect(() => createClient({ baseUrl })).toThrow(/^createClient: baseUrl must be an http or https URL/);
  },
);

it.each([undefined, "about:blank"])(
  "baseUrl may not be a path if the page is %s: the first call rejects",
  async (href) => {
    vi.stubGlobal("location", href && { href });
    await expect(findUrl({ baseUrl: "/admin" })).rejects.toThrow("createClient: baseUrl must be an http or https URL");
  },
);
