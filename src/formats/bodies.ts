/** Bodies of unusual media types. */

import { listPairs, type Style } from "./parameters.js";

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

/** How a field of a multipart body is written, if not by its value. */
interface PartEncoding {
  /** The style of an array or object whose parts are strings. */
  readonly style?: Style;
  /** The media type of the part. */
  readonly type?: string;
}

type PartEncodings = Readonly<Record<string, PartEncoding>>;

/**
 * Prepares a request with a `multipart/form-data` body: a Blob is a file, an array one part for each item, an object is
 * JSON, and anything else a string. `FormData` cannot be used, because it sends JSON as a file.
 *
 * @param headers - Further headers of the request.
 */
export function encodeMultipart(body: unknown, encodings: PartEncodings, headers: object = {}): BodyContent {
  const boundary = `form-${Array.from({ length: 3 }, () => Math.random().toString(36).slice(2)).join("")}`;
  const type = body === undefined ? undefined : `multipart/form-data; boundary=${boundary}`;
  return {
    bodySerializer: (given) => new Blob([...listParts(given, encodings, boundary), `--${boundary}--\r\n`]),
    headers: { ...headers, "Content-Type": type },
  };
}

function listParts(body: unknown, encodings: PartEncodings, boundary: string): readonly BlobPart[] {
  return Object.entries(body ?? {})
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([field, value]) => {
      const { style, type } = (Object.hasOwn(encodings, field) && encodings[field]) || {};
      const items: readonly unknown[] = [value].flat();
      if (style === undefined || items.some((item) => item instanceof Blob)) {
        return items.flatMap((item) => writePart(field, item, type, boundary));
      }
      return listPairs(field, value, style).flatMap(([name, item]) => writePart(name, item, undefined, boundary));
    });
}

function writePart(name: string, item: unknown, given: string | undefined, boundary: string): readonly BlobPart[] {
  if (item === undefined) return [];
  const isFile = item instanceof Blob;
  const file = isFile ? `; filename="${escapeName(item instanceof File ? item.name : "blob")}"` : "";
  const isJson = !isFile && (given === undefined ? typeof item === "object" : /[/+]json\s*(;|$)/i.test(given));
  const type = given ?? (isFile ? item.type || "application/octet-stream" : isJson ? "application/json" : "");
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${escapeName(name)}"${file}`,
    ...(type === "" ? [] : [`Content-Type: ${type}`]),
  ];
  return [`${head.join("\r\n")}\r\n\r\n`, isFile ? item : isJson ? JSON.stringify(item) : String(item), "\r\n"];
}

/** Escapes a name as browsers do (HTML, "multipart/form-data encoding algorithm"). */
function escapeName(name: string): string {
  return name.replace(/\r?\n|\r/g, "\r\n").replace(/["\r\n]/g, encodeURIComponent);
}
