/**
 * What the runtime knows of the API of a client that is generated from another document, in place of src/api. It says only what is
 * true of most APIs.
 */

import type { Problem } from "../api/problem.js";
import { PACKAGE, SERVER } from "./document.js";

export type { Problem } from "../api/problem.js";
export { PACKAGE };

/** Before a version: "requires version 1.2 or later". */
export const PRODUCT = "version";
export const CLIENT_VERSION = "1";

/** An address for messages. */
export const EXAMPLE_URL: string = SERVER ?? "https://api.example.com";
export const EXAMPLE_VERSION = "1.0.0";

export const ACCEPT = "application/json";

/** In milliseconds: how long to retry temporary failures, to avoid a node that was lost, and to trust a version. */
export const PATIENCE = 60_000;

/** A field of a body may have any name. */
export const BODY_FIELD: RegExp = /^/;

/**
 * Whether a success may come without the body that is documented. Then the call returns undefined: many servers do that,
 * and an error would claim that a completed call failed.
 */
export const MAY_OMIT_BODY = true;

/** The field of an error with the code in a response. */
export const CODE_FIELD = "errorCode";

/** Describes a response that is not from the API. Any API may respond with anything, so there is nothing to say. */
export function describeStranger(_body: unknown, _status?: number): string {
  return "";
}

export const REFUSED = "the connection was refused; is the server running, and is baseUrl its address?";

/** Options that depend on the API. */
export interface ApiOptions {
  /**
   * The URL of the API, or the URLs of several of its servers: one is used until it fails, then another. A request that
   * never reached a server goes to another one at once; any other is retried there if the operation is idempotent. A path
   * prefix is kept. Default: the first address that the document names. Required if it names none.
   */
  readonly baseUrl?: string | URL | readonly (string | URL)[] | undefined;
  /**
   * The token to send as `Authorization: Bearer`. A function is called for each attempt, so it can return a renewed
   * token. Default: no token. For any other scheme, use `headers`.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** @internal */
  readonly serverVersion?: undefined;
}

/** What names the address in errors if the caller gives none. */
export const BASE_URL_VARIABLE = "the document's server";

/** Returns the address to call if the caller gives none. */
export function findBaseUrl(): string {
  if (SERVER !== undefined) return SERVER;
  throw new TypeError("baseUrl is required: the OpenAPI document names no server");
}

/** Returns the token to send if the caller gives none. */
export function findToken(): string | undefined {
  return undefined;
}

/** Reads the message and the code of an error body, or text, under the names that most APIs use (RFC 9457, RFC 6749). */
export function readProblem(body: unknown): Problem {
  const fields = Object(body);
  const inner = Object(fields.error);
  const findString = (...values: readonly unknown[]) => values.find((value) => typeof value === "string");
  const message = findString(
    body,
    fields.message,
    inner.message,
    fields.detail,
    fields.title,
    fields.error_description,
    fields.error,
  );
  return { message, code: findString(fields.code, inner.code), link: undefined };
}
