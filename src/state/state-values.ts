/** State entries as bytes and as values. */

import { parseExact } from "../sql/index.js";

/** A `Uint8Array<ArrayBuffer>`, written for TypeScript before 5.7, and for Node's types without those of a browser. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as the SQL table `state` has them.
 *
 * @throws SyntaxError if they are not in hexadecimal.
 */
export function readHex(hex: string): Bytes {
  if (hex.length % 2 > 0 || /[^\da-f]/i.test(hex)) throw new SyntaxError("a value is not in hexadecimal");
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = 16 * readDigit(hex.charCodeAt(2 * index)) + readDigit(hex.charCodeAt(2 * index + 1));
  }
  return bytes;
}

/** The codes of `A` and `a` differ in one bit. */
function readDigit(code: number): number {
  return code < 58 ? code - 48 : (code | 32) - 87;
}

/** Undefined if the bytes are not UTF-8, which no string stands for. */
export function readUtf8(bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns what the bytes are as JSON, with exact integers, or the bytes themselves if they are not JSON. */
export function decodeValue(bytes: Bytes): unknown {
  try {
    return parseExact(readUtf8(bytes) ?? "");
  } catch {
    return bytes;
  }
}
