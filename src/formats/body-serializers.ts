/**
 * Returns a body as it is sent by each attempt: a string, a Blob, or a copy of bytes, which the caller may change meanwhile.
 *
 * @throws TypeError if it cannot be sent. `fetch` would throw too, but its error looks like a lost connection.
 */
export function passBody(body: unknown): BodyInit {
  const given = body as BodyInit;
  if (typeof body !== "string") new Request("http://localhost", { method: "POST", body: given });
  return ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? new Blob([given as BlobPart]) : given;
}
