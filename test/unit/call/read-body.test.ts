import { describe, expect, it } from "vitest";
import { createFrozenClient } from "../frozen-client.js";

const body = { things: [], x: "é€😀" };

/** Reads a body that arrives in these chunks. */
const readChunked = (...chunks: Uint8Array[]): Promise<unknown> => {
  const fetch = async () => new Response(new ReadableStream({ start: (controller) => send(controller, chunks) }));
  return createFrozenClient({ fetch }).listThings();
};

function send(controller: ReadableStreamDefaultController<Uint8Array>, chunks: readonly Uint8Array[]): void {
  for (const chunk of chunks) controller.enqueue(chunk);
  controller.close();
}

describe("a body", () => {
  it.each([
    ["without a byte order mark", ""],
    ["with a byte order mark", "\ufeff"],
  ])("%s may be cut anywhere, within a character too", async (_, mark) => {
    const bytes = new TextEncoder().encode(mark + JSON.stringify(body));
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await readChunked(bytes.subarray(0, cut), bytes.subarray(cut)), `cut at ${cut}`).toEqual(body);
    }
    expect(await readChunked(bytes)).toEqual(body);
    expect(await readChunked(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(body);
  });

  it("leaves nothing to the next, if it ends within a character", async () => {
    const whole = new TextEncoder().encode(JSON.stringify(body));
    await readChunked(whole.subarray(0, -3)).catch(() => {});
    await readChunked(Uint8Array.of(0xf0, 0x9f)).catch(() => {});
    expect(await readChunked(whole)).toEqual(body);
  });
});
