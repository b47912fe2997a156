import { isJsonObject } from "../../scripts/io/json.js";
import type { Invocation } from "../../src/index.js";
import { LIMITS } from "./limits.js";
import { pollUntil } from "./poll-until.js";
import type { LiveServer } from "./use-server.js";

type Ingress = Pick<LiveServer, "ingressUrl"> & Partial<Pick<LiveServer, "prefix">>;

export async function callHandler(
  { ingressUrl, prefix = "" }: Ingress,
  path: string,
  input?: unknown,
): Promise<unknown> {
  return post(`${ingressUrl}/${prefix}${path}`, input);
}

export async function sendInvocation(server: Ingress, path: string, delay?: string, input?: unknown): Promise<string> {
  const answer = await callHandler(server, `${path}/send${delay === undefined ? "" : `?delay=${delay}`}`, input);
  if (isJsonObject(answer) && typeof answer.invocationId === "string") return answer.invocationId;
  throw new Error(`${path} was not accepted: ${JSON.stringify(answer)}`);
}

export async function readOutput(server: LiveServer, id: string): Promise<unknown> {
  await waitForStatus(server, id, "completed");
  const url = `${server.ingressUrl}/restate/invocation/${id}/output`;
  return (await fetch(url, { signal: AbortSignal.timeout(LIMITS.poll) })).json();
}

export async function readInvocation(server: LiveServer, id: string): Promise<Invocation | undefined> {
  return server.admin.getInvocation(id);
}

export async function waitForStatus(server: LiveServer, id: string, status: string): Promise<Invocation> {
  const row = await pollUntil(
    `${id} is ${status}`,
    () => readInvocation(server, id),
    (seen) => seen?.status === status,
  );
  if (!row) throw new Error(`${id} does not exist`);
  return row;
}

/** Sends an invocation, and waits until it sleeps after its first step, so that no later call meets it while it starts. */
export async function sendSleeper(server: LiveServer): Promise<string> {
  const id = await sendInvocation(server, "Task/sleep");
  await pollUntil(
    `${id} sleeps`,
    () => readInvocation(server, id),
    (seen) => seen?.status === "running" && seen.journal_commands_size === 3,
  );
  return id;
}

/** Sends a request to the ingress, which may not know a service for a moment after its registration. */
async function post(url: string, input?: unknown): Promise<unknown> {
  const send = async (): Promise<{ readonly response: Response; readonly text: string }> => {
    const response = await fetch(url, {
      method: "POST",
      ...(input !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(input) }),
      signal: AbortSignal.timeout(LIMITS.poll),
    });
    return { response, text: await response.text() };
  };
  const { response, text } = await pollUntil(
    `${url} is known`,
    send,
    (seen) => seen.response.status !== 404 || !seen.text.includes("make sure to register the service"),
  );
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
