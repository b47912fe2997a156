import { isJsonObject, type JsonObject, mapEntries, readArray, readObject, readString } from "../io/index.js";

/**
 * Links operations to their pages, as `x-operation-pages` at the root says: an address in which `{tag}` and `{summary}` stand
 * for those of the operation. An operation with a link keeps its own.
 */
export function linkPages(document: JsonObject): JsonObject {
  const { "x-operation-pages": address, ...rest } = document;
  if (typeof address !== "string") return document;
  const paths = mapEntries(readObject(document.paths), (item) =>
    mapEntries(readObject(item), (operation) => {
      if (!isJsonObject(operation) || operation.externalDocs !== undefined) return operation;
      const tag = readString(readArray(operation.tags)[0]);
      const words = readString(operation.summary)
        ?.toLowerCase()
        .match(/[a-z0-9]+/g);
      if (tag === undefined || !words) return operation;
      const url = address.replace("{tag}", tag).replace("{summary}", words.join("-"));
      return { ...operation, externalDocs: { url } };
    }),
  );
  return { ...rest, paths };
}
