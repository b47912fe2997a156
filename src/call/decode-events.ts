import { createStreamEnd, type StreamEnd } from "../client/index.js";
import { openChunks } from "../http/index.js";
import type { Decoder } from "./decoder.js";
import { assertUnread } from "./read-body.js";

/** A server-sent event (HTML, "Server-sent events"). */
export interface ServerSentEvent {
  /** Its type; `message` if the server gave none. */
  readonly event: string;
  readonly data: string;
  /** The last id that the server gave. */
  readonly id: string;
}

/**
 * Decodes `text/event-stream` to events, as they arrive. The timeout of the call ends with the response's head. Leaving
 * the loop closes the connection.
 */
export const decodeEvents: Decoder = async (response, describe, onCut) => {
  assertUnread(response, describe);
  const streamEnd = createStreamEnd();
  return Object.assign(readEvents(response, onCut, streamEnd), streamEnd);
};

async function* readEvents(
  response: Response,
  onCut: (cause: unknown) => never,
  { end }: StreamEnd,
): AsyncGenerator<ServerSentEvent, void, void> {
  const chunks = openChunks(response, onCut);
  const parser = new EventParser();
  try {
    for await (const string of decodeText(chunks.read)) yield* parser.parse(string);
  } catch (error) {
    end(error);
    throw error;
  } finally {
    chunks.cancel();
    end();
  }
}

/** TextDecoder drops the byte order mark that a stream may begin with. */
async function* decodeText(read: () => Promise<Uint8Array | undefined>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  for (let chunk = await read(); chunk !== undefined; chunk = await read())
    yield decoder.decode(chunk, { stream: true });
}

class EventParser {
  #rest = "";
  #event = "";
  #data: string[] = [];
  #id = "";

  /** Returns the events that the next part of the stream completes. */
  parse(string: string): readonly ServerSentEvent[] {
    // A line may end with \r, \n or \r\n, and a chunk between the two.
    const lines = (this.#rest + string).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#readLine(line) ?? []);
  }

  #readLine(line: string): ServerSentEvent | undefined {
    if (line === "") return this.#dispatch();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") this.#event = value;
    if (field === "data") this.#data.push(value);
    if (field === "id" && !value.includes("\0")) this.#id = value;
    return undefined;
  }

  #dispatch(): ServerSentEvent | undefined {
    const [event, data] = [this.#event || "message", this.#data];
    this.#event = "";
    this.#data = [];
    return data.length === 0 ? undefined : { event, data: data.join("\n"), id: this.#id };
  }
}
