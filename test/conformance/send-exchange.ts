import { createAdminClient, type Fetch } from "../../src/index.js";
import type { OperationDescription } from "../../src/schema/index.js";
import { callWithAnything } from "../kit/call-with-anything.js";
import type { Call, Exchange, Outcome, RawRequest, SeenAnswer, SeenExchange } from "./exchange.js";
import type { World } from "./world.js";

/** An answer takes a moment. Without an answer, the request ends before the test runner gives up. */
const timeout = 20_000;

export async function sendExchange(
  exchange: Exchange,
  operation: OperationDescription,
  world: World,
): Promise<SeenExchange> {
  const { baseUrl, release } = await world.take(exchange.at ?? "main");
  try {
    if ("raw" in exchange.send) {
      const answer = await fetchRaw(baseUrl, operation, await exchange.send.raw(world));
      return { exchange, operation, answer, outcome: await replay(operation, answer) };
    }
    return { exchange, operation, ...(await call(exchange.send.call, baseUrl, world)) };
  } finally {
    await release();
  }
}

/** The last of several answers counts, since the others led to it. */
async function call(
  send: Call,
  baseUrl: string,
  world: World,
): Promise<{ readonly answer: SeenAnswer; readonly outcome: Outcome }> {
  const answers: Response[] = [];
  const keep: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    answers.push(response.clone());
    return response;
  };
  const admin = createAdminClient({ baseUrl, maxRetries: 0, serverVersion: false, timeout, fetch: keep });
  const outcome = await settle(send(admin, world));
  const last = answers.at(-1);
  if (last === undefined) throw new Error("Nothing was answered", { cause: outcome });
  return { answer: await readAnswer(last), outcome };
}

async function fetchRaw(baseUrl: string, { method }: OperationDescription, request: RawRequest): Promise<SeenAnswer> {
  const response = await fetch(`${baseUrl}${request.path}`, {
    method: request.method ?? method,
    ...(request.headers && { headers: request.headers }),
    ...(request.body !== undefined && { body: request.body }),
    signal: AbortSignal.timeout(timeout),
  });
  return readAnswer(response);
}

/** Returns the result of the operation's function for an answer to a request that it would not have sent. */
function replay(operation: OperationDescription, { text, status, headers }: SeenAnswer): Promise<Outcome> {
  const admin = createAdminClient({
    baseUrl: "http://replayed",
    maxRetries: 0,
    serverVersion: false,
    fetch: async () => new Response(text === "" ? null : text, { status, headers }),
  });
  return settle(callWithAnything(admin, operation));
}

export async function readAnswer(response: Response): Promise<SeenAnswer> {
  const { status, headers } = response;
  const mediaType = headers.get("content-type")?.split(";")[0]?.trim();
  return { status, mediaType, headers, text: await response.text() };
}

async function settle(result: PromiseLike<unknown>): Promise<Outcome> {
  try {
    return { value: await result };
  } catch (error) {
    return { error };
  }
}
