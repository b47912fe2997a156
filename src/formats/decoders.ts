/** How responses of unusual operations are decoded. */

import type { Middleware } from "openapi-fetch";
import {
  createDecodeError,
  type Decoder,
  decodeJson,
  type Operation,
  parseJson,
  readBody,
  readBodyString,
} from "../call/index.js";
import { decodeEvents } from "./decode-events.js";

export const decodeText: Decoder = (success) => readBodyString(success);

export const decodeBlob: Decoder = (success) =>
  readBody(success, (chunks) => new Blob([...chunks], { type: success.response.headers.get("content-type") ?? "" }));

/** Decodes by the Content-Type, where the successes of an operation have several. */
export const decodeByType: Decoder = async (success) => {
  const [type = ""] = (success.response.headers.get("content-type") ?? "").toLowerCase().split(";", 1);
  if (/[/+]json\s*$/.test(type)) return decodeJson(success);
  if (/^text\/event-stream\s*$/.test(type)) return decodeEvents(success);
  if (/^text\/|[/+](xml|yaml)\s*$/.test(type)) return decodeText(success);
  if (type !== "") return decodeBlob(success);
  const string = await readBodyString(success);
  return string === "" ? undefined : parseJson(string, success);
};

/** Lets a redirect pass as the success of an operation that answers with nothing else. */
export const passRedirect: Middleware = {
  onResponse({ response }) {
    if (response.status < 300 || response.status >= 400 || !response.headers.has("location")) return undefined;
    return Object.defineProperty(response, "ok", { value: true });
  },
};

/** Returns the URL that a response redirects to. Nothing is sent there. */
export const decodeLocation: Decoder = async (success) => {
  const location = success.response.headers.get("location");
  if (location === null) throw createDecodeError(success, "the response has no Location");
  const { url } = success.describe();
  return URL.canParse(location, url) ? new URL(location, url).href : location;
};

type Forms = Operation["errors"];

/**
 * Adds to the documented error statuses all that a document describes together.
 *
 * @param wide - The forms by range or for all others: `{ "4XX": "json", default: "json" }`.
 */
export function coverErrors(wide: Readonly<Record<string, Forms[number]>>, errors: Forms): Forms {
  const { default: other } = wide;
  return new Proxy(errors, {
    get: (known, status) => Reflect.get(known, status) ?? wide[`${String(status)[0]}XX`] ?? other,
  });
}
