import { inspect } from "node:util";
import { expect, it } from "vitest";
import { AdminDecodeError, AdminResponseError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, answerText, type LoopbackServer } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

const TOKEN = "SECRET/token+1==";

type Answer = LoopbackServer["answer"];

/** The places where a server or a proxy may repeat the Authorization header. */
const ECHOES: readonly [string, Answer][] = [
  ["the message", (response, { headers }) => answerJson(response, 401, { message: `bad: ${headers.authorization}` })],
  ["a text", (response, { headers }) => answerText(response, 401, `headers: ${JSON.stringify(headers)}`)],
  ["a page", (response, { headers }) => answerText(response, 502, `<p>${headers.authorization}</p>`, "text/html")],
  ["a percent-encoded link", (response) => answerText(response, 401, `/login?next=${encodeURIComponent(TOKEN)}`)],
  ["the place where a message is shortened", (response) => answerText(response, 401, `${"x".repeat(495)}${TOKEN}`)],
  [
    "white space before it that is left out",
    (response) => answerText(response, 401, `${" ".repeat(900)}${TOKEN.repeat(100)}`),
  ],
  ["the status line", (response) => response.writeHead(401, `no ${TOKEN}`).end()],
  ["a redirect", (response) => response.writeHead(307, { location: `/login/${encodeURIComponent(TOKEN)}` }).end()],
  ["the Content-Type of a success", (response) => answerText(response, 200, "x", `text/${TOKEN}`)],
  ["a success", (response, { headers }) => answerText(response, 200, String(headers.authorization))],
  ["a success that is almost JSON", (response) => answerText(response, 200, `{"things": ["${TOKEN}"],}`)],
];

it.each(ECHOES)("a token is not repeated if the server echoes it in %s", async (_, answer) => {
  server.answer = answer;
  // White space around it is not sent.
  const admin = createFrozenClient({ baseUrl: server.url, maxRetries: 0, token: `\t ${TOKEN}\n` });
  const error = await catchError(admin.listThings());
  expect(error).toSatisfy((value) => value instanceof AdminResponseError || value instanceof AdminDecodeError);
  const { message, stack, cause, detail } = error as AdminResponseError;
  const shown = [message, stack, inspect(cause), detail].join("\n");
  // Not even the beginning of the token, where a message is shortened.
  expect(shown).not.toContain("SEC");
  expect(shown).toContain("***");
});

it("a token is not repeated if it is the error code", async () => {
  server.answer = (response) => answerJson(response, 401, { message: "bad", restate_code: "SECRET" });
  const error = await catchError(createFrozenClient({ baseUrl: server.url, token: "SECRET" }).health());
  expect(error).toMatchObject({ message: expect.not.stringContaining("SECRET"), restateCode: "***" });
});

it("an echoed token is kept in the body and the headers of the error", async () => {
  server.answer = (response) => response.writeHead(401, { "x-echo": TOKEN }).end(`you sent ${TOKEN}`);
  const error = await catchError(createFrozenClient({ baseUrl: server.url, token: TOKEN }).health());
  expect(error).toMatchObject({ body: `you sent ${TOKEN}` });
  expect(error instanceof AdminResponseError && error.headers.get("x-echo")).toBe(TOKEN);
});

it.each([
  ["the", "the server", "the server"],
  ["a+b=", "a+b= is not xa+b=", "*** is not x***"],
  ["a/b+c", "at a%2Fb%2Bc", "at ***"],
  ["$&.*+?^(", "x$&.*+?^(x", "x***x"],
])("a token such as %s is hidden from 4 characters on", async (token, message, shown) => {
  server.answer = (response) => answerJson(response, 401, { message });
  const error = await catchError(createFrozenClient({ baseUrl: server.url, token, maxRetries: 0 }).health());
  expect(String(error)).toContain(`returned 401: ${shown}; the token that was sent is not accepted (`);
});
