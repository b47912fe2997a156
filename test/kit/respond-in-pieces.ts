/**
 * Creates a response whose body arrives in pieces, one whenever the client reads.
 *
 * @param end - What follows the last piece: the end of the body, nothing, or an error with which the body breaks off.
 */
export function respondInPieces(
  pieces: Iterable<string | Uint8Array>,
  end: "end" | "nothing" | Error = "end",
): Response {
  const left = pieces[Symbol.iterator]();
  const pull = async (controller: ReadableStreamDefaultController) => {
    const { done, value } = left.next();
    if (!done) controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : value);
    else if (end === "nothing") await new Promise(() => {});
    else if (end === "end") controller.close();
    else controller.error(end);
  };
  const headers = { "content-type": "application/json" };
  return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { headers });
}
