import {
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
} from "../io/index.js";

/**
 * Moves the path of a relative server, such as `servers: [{ url: /v3 }]`, into the paths, those in marks too. A client then sends to
 * them, whichever address it is given, and everything that compares paths sees that they have moved.
 */
export function prependBasePath(document: JsonObject): JsonObject {
  const { servers, ...rest } = document;
  const base = readString(readObject(readArray(servers)[0]).url)?.replace(/\/+$/, "");
  if (!base?.startsWith("/")) return document;
  const moveBatch = (operation: Json): Json => {
    const mark = readObject(readObject(operation)["x-bulk"]);
    const batch = readObject(mark.batch);
    if (!isJsonObject(operation) || typeof batch.path !== "string") return operation;
    return { ...operation, "x-bulk": { ...mark, batch: { ...batch, path: `${base}${batch.path}` } } };
  };
  const paths = Object.entries(readObject(document.paths)).map(([path, item]) => {
    return [`${base}${path}`, mapEntries(readObject(item), moveBatch)] as const;
  });
  return { ...rest, paths: Object.fromEntries(paths) };
}
