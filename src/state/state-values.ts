import { RestateAdminError } from "../errors/index.js";
import { parseExact } from "../sql/index.js";

/** A `Uint8Array<ArrayBuffer>` that also compiles before TypeScript 5.7, and with Node's types alone. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

const strictDecoder: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Parses hexadecimal bytes, the format of the SQL table `state`. Throws a SyntaxError if the string is not hexadecimal. */
export function parseHex(hex: string): Bytes {
  if (hex.length % 2 > 0 || /[^\da-f]/i.test(hex)) throw new SyntaxError("a value is not hexadecimal");
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}

/** Decodes UTF-8; undefined if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Bytes): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses bytes as JSON with exact integers, or returns the bytes themselves if they are not JSON. */
export function decodeValue(bytes: Bytes): unknown {
  const parsed = parseExact(decodeUtf8(bytes) ?? "");
  return parsed ? parsed.value : bytes;
}

/**
 * Computes the version of a state as the server does (accepted by 1.6.2 and 1.7.12). It is the SHA-256 of the entries
 * in the order of their keys, each after its index, in base64url without padding.
 */
export async function computeVersion(entries: Readonly<Record<string, Bytes>>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  // Otherwise the error would only be "cannot read properties of undefined".
  if (!subtle)
    throw new RestateAdminError(
      "the version of a state needs Web Crypto, which browsers have only on https and localhost",
    );
  const encoder = new TextEncoder();
  const sorted = Object.entries(entries)
    .map(([key, value]) => ({ key: encoder.encode(key), value }))
    // The server sorts by bytes. JavaScript compares strings by UTF-16, in which "😀" comes before "\uFFFD".
    .sort((left, right) => (writeHex(left.key) < writeHex(right.key) ? -1 : 1));
  const parts = sorted.flatMap(({ key, value }, index) => {
    // The index has 64 bits, big-endian. The strings between the parts are single bytes.
    const number = new DataView(new ArrayBuffer(8));
    number.setBigUint64(0, BigInt(index));
    return [number, "\x01", key, "\x02", value, "\x03"];
  });
  const digest = await subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
  // The base64 of 32 bytes ends with one =.
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}

function writeHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
