import { type JsonObject, readArray, readObject, readString } from "../io/index.js";

/**
 * Finds the address of an API: the first of its servers that is an absolute HTTP URL, with the defaults of its
 * variables. Undefined if there is none, because a relative URL depends on where the document was served.
 */
export function findServer(document: JsonObject): string | undefined {
  return readArray(document.servers)
    .map((server) => fillVariables(readObject(server)))
    .find((url) => url !== undefined && isAddress(url));
}

function fillVariables({ url, variables }: JsonObject): string | undefined {
  const defaults = readObject(variables);
  return readString(url)?.replace(/\{([^}]*)\}/g, (given, name) => {
    const value = Object.hasOwn(defaults, name) ? readObject(defaults[name]).default : undefined;
    return readString(value) ?? given;
  });
}

/** Whether a client accepts a URL as its base. */
function isAddress(url: string): boolean {
  if (/[{}]/.test(url) || !URL.canParse(url)) return false;
  const { protocol, username, password, search, hash } = new URL(url);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === "");
}
