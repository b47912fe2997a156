import { readString } from "../io/index.js";
import { nameRequest } from "../openapi/model/index.js";
import { type Mend, mapOperations, mapPathItems } from "./map-path-items.js";

/** Gives each operation an operationId of its own: the first of several keeps theirs, each other gets a number. */
export const mendIds: Mend = (document, tell) => {
  const owners = new Map<string, string>();
  const all = new Set<string>();
  mapPathItems(document, (item) =>
    mapOperations(item, (operation) => {
      all.add(readString(operation.operationId) ?? "");
      return operation;
    }),
  );
  return mapPathItems(document, (item, path) =>
    mapOperations(item, (operation, method) => {
      const place = nameRequest(method, path);
      const id = readString(operation.operationId);
      const owner = id === undefined ? undefined : owners.get(id);
      if (id === undefined || owner === undefined) {
        if (id !== undefined) owners.set(id, place);
        return operation;
      }
      let number = 2;
      while (all.has(`${id}_${number}`)) number += 1;
      const operationId = `${id}_${number}`;
      all.add(operationId);
      tell(`${place}: ${owner} has the operationId "${id}" too; this one becomes "${operationId}"`);
      return { ...operation, operationId };
    }),
  );
};
