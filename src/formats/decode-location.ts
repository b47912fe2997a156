import type { Middleware } from "openapi-fetch";
import { createDecodeError, type Decoder } from "../call/index.js";

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
