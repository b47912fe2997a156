import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from "node:http";

export interface Target {
  readonly host: string;
  readonly port: string;
}

/** What is sent on in the place of what came in. */
export interface Changed {
  readonly method?: string;
  readonly path?: string;
  readonly body?: Buffer;
}

const agent = new Agent({ keepAlive: true });

/** Sends a request on. If one side breaks off, the other side is broken off too. */
export function forwardRequest(
  target: Target,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { method = incoming.method ?? "GET", path = incoming.url ?? "/", body }: Changed = {},
): ClientRequest {
  // identity: an answer may have to be changed.
  const { "accept-encoding": _, ...headers } = incoming.headers;
  if (body !== undefined && headers["content-length"] !== undefined) headers["content-length"] = String(body.length);
  const onward = request({ ...target, path, method, headers, agent });
  let isAnswered = false;
  onward.on("response", (answer) => {
    isAnswered = true;
    answer.on("error", () => outgoing.destroy());
  });
  onward.on("error", () => isAnswered || outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  if (body === undefined) incoming.pipe(onward);
  else onward.end(body);
  return onward;
}

/** Sends an answer back, with another text if it is JSON. */
export async function forwardAnswer(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  change?: (text: string) => string,
): Promise<void> {
  const { statusCode = 500, headers } = answer;
  const isJson = headers["content-type"] === "application/json" && answer.headers["content-length"] !== "0";
  if (change === undefined || !isJson) {
    outgoing.writeHead(statusCode, headers);
    answer.pipe(outgoing);
    return;
  }
  try {
    const text = change((await readBody(answer)).toString());
    const { "content-length": _, "transfer-encoding": __, ...others } = headers;
    outgoing.writeHead(statusCode, { ...others, "content-length": Buffer.byteLength(text) }).end(text);
  } catch {
    outgoing.destroy();
  }
}

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
