import { isJsonObject, type JsonObject, readObject } from "../io/index.js";
import { hideNames, nameRequest } from "./name-request.js";

export interface CreatedOperation {
  /** `GET /things/{id}`, or the path alone if it has no operation. */
  readonly name: string;
  /** The document's own path, if the two differ only in the names of their parameters. */
  readonly renamedTo: string | undefined;
}

/** Returns the operations that an action added to the document. */
export function findCreatedOperations(before: JsonObject, after: JsonObject): readonly CreatedOperation[] {
  const old = readObject(before.paths);
  return Object.entries(readObject(after.paths)).flatMap(([path, item]) => {
    const known = old[path];
    const methods = listMethods(readObject(item)).filter((method) => readObject(known)[method] === undefined);
    if (known !== undefined)
      return methods.map((method) => ({ name: nameRequest(method, path), renamedTo: undefined }));
    const renamedTo = Object.keys(old).find((other) => hideNames(other) === hideNames(path));
    const names = methods.length === 0 ? [path] : methods.map((method) => nameRequest(method, path));
    return names.map((name) => ({ name, renamedTo }));
  });
}

/** Lists the methods of a path item, where only operations are objects. */
function listMethods(item: JsonObject): readonly string[] {
  return Object.keys(item).filter((key) => isJsonObject(item[key]) && !key.startsWith("x-"));
}
