/** State entries as bytes and as values. */

import { parseExact } from "../sql/index.js";

/** A `Uint8Array<ArrayBuffer>`, written for TypeScript before 5.7, and for Node's types without those of a browser. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

/** As the SQL table `state` gives them. */
export function readHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
}

/** What the bytes are as JSON, with integers exact; the bytes themselves if they are no JSON. */
export function decodeValue(bytes: Bytes): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    JSON.parse(text);
  } catch {
    return bytes;
  }
  const [value] = parseExact(`[${text}]`) as readonly unknown[];
  return value;
}

/**
 * Writes a value as JSON, in which a bigint is an integer.
 *
 * @throws TypeError that names the key if the value has no JSON.
 */
export function encodeValue(key: string, value: unknown): string {
  const bigints: bigint[] = [];
  const draft = writeJson(value, (found) => {
    bigints.push(found);
    return "";
  });
  if (draft === undefined) throw new TypeError(`the value of "${key}" has no JSON; to delete a key, leave it out`);
  if (bigints.length === 0) return draft;
  const mark = chooseMark(draft);
  const marked = writeJson(value, (found) => `${mark}${found}`) ?? "";
  return marked.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

/** Undefined for what JSON does not have, such as a function. */
function writeJson(value: unknown, writeBigint: (found: bigint) => string): string | undefined {
  return JSON.stringify(value, (_, found: unknown) => (typeof found === "bigint" ? writeBigint(found) : found));
}

/** What begins a text that stands for an integer, and no other text. */
function chooseMark(text: string): string {
  for (let number = 0; ; number++) {
    const mark = `integer ${number}: `;
    if (!text.includes(mark)) return mark;
  }
}
