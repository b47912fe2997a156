import { expect, it } from "vitest";
import { readConnectionFailure } from "../../../src/call/read-failure.js";
import { AdminConnectionError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";

const url = "http://127.0.0.1:29999/x";

/** The errors that `fetch` was seen to throw where nobody listens, and where the host does not exist. */
const never: readonly [runtime: string, what: "refused" | "no such host" | "unreachable", error: Error][] = [
  ["Node", "refused", failWith(new Error("connect ECONNREFUSED 127.0.0.1:29999"), "ECONNREFUSED")],
  ["Node", "no such host", failWith(new Error("getaddrinfo ENOTFOUND nope.invalid"), "ENOTFOUND")],
  [
    "Node",
    "unreachable",
    failWith(new AggregateError([atConnect("ETIMEDOUT"), atConnect("EHOSTUNREACH")]), "ETIMEDOUT"),
  ],
  ["Bun", "refused", withCode(new TypeError("ECONNREFUSED: Unable to connect."), "ECONNREFUSED")],
  ["Bun", "no such host", withCode(new TypeError("getaddrinfo ENOTFOUND nope.invalid"), "ENOTFOUND")],
  ["Deno", "refused", failWith(denoError("Connect", "tcp connect error: Connection refused (os error 111)"))],
  [
    "Deno",
    "no such host",
    failWith(denoError("Connect", "dns error: failed to lookup address information", "http://refused.invalid/")),
  ],
];

/** Errors after which the request may have been sent: the runtime does not say, or says that it was. */
const perhaps: readonly [runtime: string, error: Error][] = [
  ["Chromium", new TypeError("Failed to fetch")],
  ["workerd", new Error("Network connection lost.")],
  ["Deno", failWith(denoError("SendRequest", "connection closed before message completed"))],
  [
    "Deno, of a URL that says otherwise",
    failWith(denoError("SendRequest", "x", `${url}?a):%20client%20error%20(Connect):%20`)),
  ],
  [
    "Node, at one of its addresses",
    failWith(new AggregateError([atConnect("ETIMEDOUT"), new Error("reset")]), "ETIMEDOUT"),
  ],
  ["a fetch that throws a list", [] as unknown as Error],
  ["a fetch without a reason", failWith(new AggregateError([], "none"))],
  ["a caller's own fetch", new Error("the proxy said: client error (Connect): refused")],
];

function failWith(cause: Error, code?: string): Error {
  return new TypeError("fetch failed", { cause: code === undefined ? cause : withCode(cause, code) });
}

function withCode(error: Error, code: string): Error {
  return Object.assign(error, { code });
}

/** Creates the error of one of several addresses of a host. */
function atConnect(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code, syscall: "connect" });
}

function denoError(kind: string, words: string, from: string = url): Error {
  return new Error(`error sending request for url (${from}): client error (${kind}): ${words}`);
}

/** Returns the error of a call whose `fetch` fails like this. */
async function report(failure: Error): Promise<AdminConnectionError> {
  const admin = createFrozenClient({ fetch: () => Promise.reject(failure), maxRetries: 0 });
  const error = await catchError(admin.health());
  if (!(error instanceof AdminConnectionError)) throw error;
  return error;
}

it.each(never)("a failed connection in %s (%s) means that nothing was sent", async (_, what, failure) => {
  const { applied, message } = await report(failure);
  expect(applied).toBe("no");
  expect(message.includes("is the Restate server running")).toBe(what === "refused");
});

it.each(perhaps)("a failed connection in %s means that the request may have been sent", async (_, failure) => {
  expect(await report(failure)).toMatchObject({
    applied: "unknown",
    permanent: false,
    message: expect.stringContaining("no complete response: "),
  });
});

it.each([
  ["self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT", "Node trusts the authorities in the file that NODE_EX"],
  ["unable to verify the first certificate", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "Node trusts the authorities in"],
  ["certificate has expired", "CERT_HAS_EXPIRED", "is baseUrl correct?"],
  ["Hostname/IP does not match certificate's altnames", "ERR_TLS_CERT_ALTNAME_INVALID", "is baseUrl correct?"],
  ["wrong version number", "ERR_SSL_WRONG_VERSION_NUMBER", "is baseUrl correct, or does it need http?"],
  ["getaddrinfo h", "ENOTFOUND", "is baseUrl correct?"],
  ["bad port", undefined, "is baseUrl correct?"],
])("a failed connection in Node is permanent, and sent nothing: %s", async (words, code, advice) => {
  expect(await report(failWith(new Error(words), code))).toMatchObject({
    applied: "no",
    permanent: true,
    message: expect.stringContaining(`${words}${code ? ` (${code})` : ""}; ${advice}`),
  });
});

it.each([
  ["UND_ERR_SOCKET", "http://h", 0, "; does the port need https, or did the server stop?"],
  ["UND_ERR_SOCKET", "https://h", 0, ""],
  ["UND_ERR_SOCKET", "http://h", 5, ""],
  ["HPE_INVALID_CONSTANT", "http://h", 5, "; is baseUrl correct?"],
])("a failed connection with %s to %s that ends after %i bytes gives advice: %j", (code, url, bytesRead, advice) => {
  const cause = Object.assign(new Error("other side closed"), { code, socket: { bytesRead } });
  const { problem, permanent } = readConnectionFailure(new TypeError("fetch failed", { cause }), url);
  expect([problem, permanent]).toEqual([`no complete response: other side closed (${code})${advice}`, false]);
});
