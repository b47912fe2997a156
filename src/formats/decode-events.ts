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
  async function* readEvents(): AsyncGenerator<ServerSentEvent, void, void> {
    try {
      for await (const event of parseEvents(success, read)) {
        yield event;
        signal?.throwIfAborted();
      }
      signal?.throwIfAborted();
    } catch (error) {
      close(error);
      throw error;
    } finally {
      close();
    }
  }
  return Object.assign(closeOnReturn(readEvents(), close), streamEnd);
};

/** Parses a stream as HTML says, but ignores `retry`, since nothing connects again. */
async function* parseEvents(success: Success, read: Chunks["read"]): AsyncGenerator<ServerSentEvent, void, void> {
  const { maxBytes } = success;
  // It drops the byte order mark that a stream may begin with.
  const decoder = new TextDecoder();
  let [before, line, event, data, id] = ["", "", "", "", ""];
  for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
    const string = decoder.decode(chunk, { stream: true });
    // A line may end with \r, \n or \r\n, and a chunk between the two.
    const parts = string.slice(before === "\r" && string.startsWith("\n") ? 1 : 0).split(/\r\n|\n|\r/);
    before = string.slice(-1) || before;
    for (const [index, part] of parts.entries()) {
      line += part;
      if (index === parts.length - 1) break;
      const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === "event") event = value;
      if (field === "data") data += `${value}\n`;
      if (field === "id" && !value.includes("\0")) id = value;
      if (line === "") {
        if (data !== "") yield { event: event || "message", data: data.slice(0, -1), id };
        [event, data] = ["", ""];
      }
      line = "";
    }
    if (line.length + data.length > maxBytes) {
      throw createDecodeError(success, `an event has more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
    }
  }
}
