import type { Decoder } from "./decoder.js";
import { hideCredentials, quote } from "./errors/quote.js";
import { createDecodeError, readString, type Success } from "./read-body.js";

/** Decodes JSON: for every operation that brings no other decoder. */
export const decodeJson: Decoder = async (...success) => parseJson(await readString(success), success);

/** Decodes the success of an operation that has no body. A later server may send one; then it is JSON. */
export const decodeNothing: Decoder = async (...success) => {
  const isEmpty = success[0].headers.get("content-length") === "0";
  const string = isEmpty ? "" : await readString(success);
  if (string !== "") parseJson(string, success);
};

export function parseJson(string: string, success: Success): unknown {
  try {
    return JSON.parse(string);
  } catch (cause) {
    const { authorization } = success[1];
    // The cause quotes the body too.
    const isEcho = hideCredentials(string, authorization) !== string;
    const problem = string ? `its body is not JSON: "${quote(string, 100, authorization)}"` : "its body is empty";
    throw createDecodeError(success, problem, isEcho ? undefined : cause);
  }
}
