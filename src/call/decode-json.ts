import { describeStranger, hideCredentials, quote } from "../errors/index.js";
import type { Decoder, Success } from "./decoder.js";
import { createDecodeError, readBodyString } from "./read-body.js";

/** Decodes JSON. This is the default decoder. */
export const decodeJson: Decoder = async (success) => parseJson(await readBodyString(success), success);

/** Decodes the response of an operation without a body. If a later server sends a body, it must be JSON. */
export const decodeNothing: Decoder = async (success) => {
  const isEmpty = success.response.headers.get("content-length") === "0";
  const string = isEmpty ? "" : await readBodyString(success);
  if (string !== "") parseJson(string, success);
};

export function parseJson(string: string, success: Success): unknown {
  try {
    return JSON.parse(string);
  } catch (cause) {
    const { authorization } = success.describe();
    // The message of the cause quotes the body too.
    const isEcho = hideCredentials(string, authorization) !== string;
    const given = `the body is not JSON: "${quote(string, 100, authorization)}"${describeStranger(string)}`;
    const problem = string ? given : "the body is empty";
    throw createDecodeError(success, problem, isEcho ? undefined : cause);
  }
}
