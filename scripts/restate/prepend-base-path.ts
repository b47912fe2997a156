import { type JsonObject, readArray, readObject, readString } from "../io/index.js";

/**
 * Moves the path of a relative server, such as `servers: [{ url: /v3 }]`, into the paths. A client then sends to them, whichever
 * address it is given, and everything that compares paths sees that they have moved.
 */
export function prependBasePath(document: JsonObject): JsonObject {
  const { servers, ...rest } = document;
  const base = readString(readObject(readArray(servers)[0]).url)?.replace(/\/+$/, "");
  if (!base?.startsWith("/")) return document;
  const paths = Object.entries(readObject(document.paths)).map(([path, item]) => [`${base}${path}`, item]);
  return { ...rest, paths: Object.fromEntries(paths) };
}
