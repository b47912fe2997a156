import { isJsonObject, type Json, type JsonObject, type Report, readObject } from "../io/index.js";
import { nameRequest } from "../openapi/model/index.js";
import { type Mend, mapMember, mapOperations, mapPathItems, mapValues } from "./map-path-items.js";

/**
 * Mends the media types of bodies. A name that is not a media type, such as `gzip`, is dropped beside others. Alone in a
 * response it stands for any, as `*` does everywhere: the client takes what the server sends.
 */
export const mendMediaTypes: Mend = (document, tell) => {
  const mended = mapPathItems(document, (item, path) =>
    mapOperations(item, (operation, method) =>
      mendOperation(operation, (note) => tell(`${nameRequest(method, path)}: ${note}`)),
    ),
  );
  return mapMember(mended, "components", (group, key) => {
    if (!isJsonObject(group) || (key !== "responses" && key !== "requestBodies")) return group;
    return mapValues(group, (value, name) =>
      mendContent(value, key === "responses", (note) => tell(`${key} "${name}": ${note}`)),
    );
  });
};

function mendOperation(operation: JsonObject, tell: Report): JsonObject {
  const { requestBody = null } = operation;
  const body = mendContent(requestBody, false, tell);
  const mended = body === requestBody ? operation : { ...operation, requestBody: body };
  return mapMember(mended, "responses", (response) => mendContent(response, true, tell));
}

function mendContent(owner: Json, isResponse: boolean, tell: Report): Json {
  const content = readObject(readObject(owner).content);
  const wrong = Object.keys(content).filter((type) => !type.includes("/"));
  if (wrong.length === 0) return owner;
  const kept = Object.keys(content).filter((type) => type.includes("/") || type === "*");
  const [alone] = kept.length === 0 && isResponse ? wrong : [];
  for (const type of wrong) {
    const isDropped = !kept.includes(type) && type !== alone;
    if (isDropped && kept.length === 0 && !isResponse) continue;
    tell(`"${type}" is not a media type, and is ${isDropped ? "left out" : "read as */*"}`);
  }
  if (kept.length === 0 && alone === undefined) return owner;
  const entries = (alone === undefined ? kept : [alone]).map((type) => [toMediaType(type), content[type]] as const);
  return { ...readObject(owner), content: Object.fromEntries(entries) };
}

function toMediaType(type: string): string {
  return type.includes("/") ? type : "*/*";
}
