import { assertUnread, closeOnReturn, createDecodeError, type Decoder, onAbort, type Success } from "../call/index.js";
import { createStreamEnd } from "../client/index.js";
import { type Chunks, openChunks } from "../http/index.js";

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
 * the loop or aborting the signal closes the connection.
 */
export const decodeEvents: Decoder = async (success) => {
  assertUnread(success);
  const { response, onCut, signal } = success;
  signal?.throwIfAborted();
  const { read, cancel } = openChunks(response, onCut);
  const forget = signal && onAbort(signal, cancel);
  const streamEnd = createStreamEnd();
  const close = (error?: unknown): void => {
    forget?.();
    cancel();
    streamEnd.end(error);
  };
  return Object.assign(closeOnReturn(readEvents(success, read, close), close), streamEnd);
};

async function* readEvents(
  success: Success,
  read: Chunks["read"],
  close: (error?: unknown) => void,
): AsyncGenerator<ServerSentEvent, void, void> {
  const { signal, maxBytes } = success;
  const parser = new EventParser();
  try {
    for await (const string of decodeText(read)) {
      for (const event of parser.parse(string)) {
        yield event;
        signal?.throwIfAborted();
      }
      if (parser.held > maxBytes) {
        throw createDecodeError(success, `an event has more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
      }
    }
    signal?.throwIfAborted();
  } catch (error) {
    close(error);
    throw error;
  } finally {
    close();
  }
}

/** TextDecoder drops the byte order mark that a stream may begin with. */
async function* decodeText(read: () => Promise<Uint8Array | undefined>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  for (let chunk = await read(); chunk !== undefined; chunk = await read())
    yield decoder.decode(chunk, { stream: true });
}

class EventParser {
  /** The parts of a line that has not ended. */
  #parts: string[] = [];
  /** Whether the last line ended with `\r`, which may be the first half of `\r\n`. */
  #isHalf = false;
  #event = "";
  #data: string[] = [];
  #id = "";
  #restLength = 0;
  #dataLength = 0;

  /** The length of the event that has not ended. */
  get held(): number {
    return this.#restLength + this.#dataLength;
  }

  /** Returns the events that the next part of the stream completes. */
  parse(string: string): readonly ServerSentEvent[] {
    if (string === "") return [];
    // A line may end with \r, \n or \r\n, and a chunk between the two.
    const lines = string.slice(this.#isHalf && string.startsWith("\n") ? 1 : 0).split(/\r\n|\n|\r/);
    this.#isHalf = string.endsWith("\r");
    const rest = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = this.#parts.join("") + lines[0];
      this.#parts = [];
      this.#restLength = 0;
    }
    this.#parts.push(rest);
    this.#restLength += rest.length;
    return lines.flatMap((line) => this.#readLine(line) ?? []);
  }

  #readLine(line: string): ServerSentEvent | undefined {
    if (line === "") return this.#dispatch();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") this.#event = value;
    if (field === "data") {
      this.#data.push(value);
      this.#dataLength += value.length + 1;
    }
    if (field === "id" && !value.includes("\0")) this.#id = value;
    return undefined;
  }

  #dispatch(): ServerSentEvent | undefined {
    const [event, data] = [this.#event || "message", this.#data];
    this.#event = "";
    this.#data = [];
    this.#dataLength = 0;
    return data.length === 0 ? undefined : { event, data: data.join("\n"), id: this.#id };
  }
}
