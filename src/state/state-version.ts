import type { Bytes } from "./state-values.js";

/** What stands before the key, before the value, and after it. */
const [KEY, VALUE, END] = [1, 2, 3];

/**
 * Computes the version of a state as the server does to compare it with that of a request (accepted by 1.6.2 and 1.7.12): the
 * SHA-256 of its entries in the order of their keys, each with its index before it, in base64url without padding.
 */
export async function computeVersion(entries: Readonly<Record<string, Bytes>>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  // Else the words would be that it cannot read properties of undefined.
  if (!subtle)
    throw new Error("the version of a state needs Web Crypto, which a page has on https and on localhost only");
  const encoder = new TextEncoder();
  const sorted = Object.entries(entries)
    .map(([key, value]) => ({ key: encoder.encode(key), value }))
    .sort((left, right) => compareBytes(left.key, right.key));
  const parts = sorted.flatMap(({ key, value }, index) => [writeIndex(index), [KEY], key, [VALUE], value, [END]]);
  return writeBase64Url(await subtle.digest("SHA-256", join(parts)));
}

/** 64 bits, the highest first. */
function writeIndex(index: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(index));
  return bytes;
}

function join(parts: readonly ArrayLike<number>[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** As the server orders keys. Strings are ordered by UTF-16 here, in which "😀" comes before "\uFFFD". */
function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] as number) - (right[index] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function writeBase64Url(digest: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
