import { isInteger, isSafeNumber, parse as parseLossless } from "lossless-json";
import type { Parse } from "../decoders.js";

export const parse: Parse = (text) => parseLossless(text, null, parseNumber) as ReturnType<Parse>;

function parseNumber(digits: string): number | bigint {
  return isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits);
}
