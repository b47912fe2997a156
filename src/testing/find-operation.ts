import { operationSamples } from "../../generated/samples.js";
import { type OperationDescription, operationTable } from "../schema/index.js";

/** The operation that a request is for, with its parameters. */
export interface FoundOperation {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/** @throws TypeError for a misspelled name, which would never match a call. */
export function describeOperation(operation: string): OperationDescription {
  const description = operationTable.find(({ name }) => name === operation);
  if (!description) throw new TypeError(`there is no operation "${operation}"`);
  return description;
}

/** The endpoints that take several ids. The client does without them on a server that lacks them. */
const BATCH_PATHS: ReadonlySet<string | undefined> = new Set(
  Object.values(operationSamples).map(({ batchPath }) => batchPath),
);

export function isBatchPath(pathname: string): boolean {
  return BATCH_PATHS.has(pathname);
}

/**
 * Finds the operation for a request.
 *
 * @param pathname - The path of the URL, without that of the base URL.
 */
export function findOperation(method: string, pathname: string, search: URLSearchParams): FoundOperation | undefined {
  const segments = pathname.split("/");
  const matches = operationTable
    .filter((operation) => operation.method === method)
    .map((operation) => ({ operation, path: matchPath(operation, segments) }))
    .filter((match): match is Match => match.path !== undefined)
    // `/things/new` is that path rather than the thing with the id `new`.
    .sort((left, right) => Object.keys(left.path).length - Object.keys(right.path).length);
  const [found] = matches;
  if (!found) return undefined;
  const { operation, path } = found;
  const query = operation.optionParameters
    .filter((parameter) => parameter.in === "query" && search.has(parameter.name))
    .map(({ name }) => [name, readValue(operation, name, search.get(name) ?? "")]);
  return { operation, path, query: Object.fromEntries(query) };
}

interface Match {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, unknown>>;
}

function matchPath(operation: OperationDescription, segments: readonly string[]): Match["path"] | undefined {
  const template = operation.path.split("/");
  if (template.length !== segments.length) return undefined;
  const path: Record<string, unknown> = {};
  for (const [index, part] of template.entries()) {
    const segment = decodeURIComponent(segments[index] ?? "");
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== segment : segment === "") return undefined;
    if (name !== undefined) path[name] = readValue(operation, name, segment);
  }
  return path;
}

/** Numbers and booleans are strings in a URL. */
function readValue({ name: operation }: OperationDescription, name: string, text: string): unknown {
  if (!operationSamples[operation]?.scalars?.includes(name)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
