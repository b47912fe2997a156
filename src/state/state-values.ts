/** State entries as bytes and as values. */

import { parseExact } from "../sql/index.js";

/** A `Uint8Array<ArrayBuffer>` that also compiles before TypeScript 5.7, and with Node's types alone. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Parses hexadecimal bytes, the format of the SQL table `state`.
 *
 * @throws SyntaxError if the string is not hexadecimal.
 */
export function readHex(hex: string): Bytes {
  if (hex.length % 2 > 0 || /[^\da-f]/i.test(hex)) throw new SyntaxError("a value is not hexadecimal");
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}

/** Decodes UTF-8; undefined if the bytes are not UTF-8. */
export function readUtf8(bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses bytes as JSON with exact integers, or returns the bytes themselves if they are not JSON. */
export function decodeValue(bytes: Bytes): unknown {
  try {
    return parseExact(readUtf8(bytes) ?? "");
  } catch {
    return bytes;
  }
}
