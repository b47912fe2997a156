import type { JsonObject } from "../io/index.js";
import { followReference, keepPathNames, type ListedOperation, listPathNames, nameRequest } from "../read/index.js";

/** An operation in one version. */
export interface OperationOf {
  readonly document: JsonObject;
  readonly operation: ListedOperation;
}

/** Whether one function can send two requests: if their paths have the same number of parameters. */
export function canShareFunction(now: Pick<ListedOperation, "path">, old: Pick<ListedOperation, "path">): boolean {
  return listPathNames(now.path).length === listPathNames(old.path).length;
}

/**
 * Returns the path of an earlier version with today's names. Parameters match by name, or else by schema and description.
 *
 * @throws Error that names both requests if a parameter matches none.
 */
export function renameAsNow(now: OperationOf, old: OperationOf): string {
  const { path, name: request } = old.operation;
  // The paths differ only in the names of parameters, which are not sent.
  if (request === now.operation.name) return keepPathNames(path, now.operation.path);
  const [own, was] = [listPathNames(now.operation.path), listPathNames(path)];
  const fresh = own.filter((name) => !was.includes(name));
  const gone = was.filter((name) => !own.includes(name));
  const found = gone.flatMap((name) => (gone.length === 1 ? fresh : (findSame(now, old, name, fresh) ?? [])));
  if (new Set(found).size < gone.length) {
    const [before, after] = [old, now].map(({ operation }) => nameRequest(operation.method, operation.path));
    const names = gone.map((name) => `{${name}}`).join(" and ");
    throw new Error(
      `${before} is ${after} now, and neither names, schemas nor descriptions tell which parameters ${names} are: give the path their names with \`x-path\`, in an action in schemas/names.yaml`,
    );
  }
  return path.replace(/[^{}]+(?=\})/g, (name) => found[gone.indexOf(name)] ?? name);
}

/** Finds the only parameter with the same schema and description as an earlier one, or else the same description, or the same schema. */
function findSame(now: OperationOf, old: OperationOf, name: string, among: readonly string[]): string | undefined {
  const was = findParameter(old, name);
  for (const marks of [["schema", "description"], ["description"], ["schema"]] as const) {
    const write = (parameter: JsonObject) => JSON.stringify(marks.map((mark) => parameter[mark] ?? null));
    const [same, ...others] = among.filter((each) => write(findParameter(now, each)) === write(was));
    if (same !== undefined && others.length === 0) return same;
  }
  return undefined;
}

function findParameter({ document, operation }: OperationOf, name: string): JsonObject {
  const parameters = operation.parameters.map((parameter) => followReference(document, parameter));
  return parameters.find((parameter) => parameter.in === "path" && parameter.name === name) ?? {};
}
