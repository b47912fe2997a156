/** Bodies of unusual media types, but for `multipart/form-data`. */

/** How a request writes its body, for openapi-fetch. */
interface BodyContent {
  readonly bodySerializer?: (body: unknown) => BodyInit;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/**
 * Chooses how to write the body of an operation that takes several media types.
 *
 * @param given - The caller's `contentType`; by default, the first is chosen.
 */
export function chooseContent(
  given: string | undefined,
  contents: readonly (readonly [mediaType: string, content: BodyContent])[],
): BodyContent {
  const found = given === undefined ? contents[0] : contents.find(([mediaType]) => mediaType === given);
  if (found) return found[1];
  const names = contents.map(([mediaType]) => `"${mediaType}"`).join(", ");
  return {
    // Thrown by the call, as for all other options.
    bodySerializer() {
      throw new TypeError(`contentType must be one of ${names}`);
    },
  };
}

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
