import { operationSamples } from "../../generated/samples.js";
import { type OperationDescription, operationTable } from "../schema/index.js";

export interface FoundOperation {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/** @throws TypeError for a misspelt name, which would never match a call. */
export function findDescription(operation: string): OperationDescription {
  const description = operationTable.find(({ name }) => name === operation);
  if (!description) throw new TypeError(`there is no operation "${operation}"`);
  return description;
}

/** Whether a path is a batch endpoint. The client works without it if the server lacks it. */
export function isBatchPath(pathname: string): boolean {
  return Object.values(operationSamples).some(({ batchPath }) => batchPath === pathname);
}

/** Sorted, so that `/things/new` is the path itself rather than the thing with the id `new`. */
const BY_PARAMETERS: readonly OperationDescription[] = [...operationTable].sort(
  (left, right) => left.pathParameters.length - right.pathParameters.length,
);

/** Finds the operation for a request. The path of a base URL is not in `pathname`. */
export function findOperation(method: string, pathname: string, search: URLSearchParams): FoundOperation | undefined {
  const segments = pathname.split("/").map(decodeURIComponent);
  const operation = BY_PARAMETERS.find((each) => each.method === method && isPath(each, segments));
  if (!operation) return undefined;
  const template = operation.path.split("/");
  const path = operation.pathParameters.map(
    ({ name }) => [name, segments[template.indexOf(`{${name}}`)] ?? ""] as const,
  );
  const query = [...search].filter(([name]) => operation.optionParameters.some((each) => each.name === name));
  return { operation, path: readValues(operation, path), query: readValues(operation, query) };
}

function isPath({ path }: OperationDescription, segments: readonly string[]): boolean {
  const template = path.split("/");
  const isSegment = (segment: string, index: number) =>
    segment.startsWith("{") ? segments[index] !== "" : segment === segments[index];
  return template.length === segments.length && template.every(isSegment);
}

/** Numbers and booleans are strings in a URL. */
function readValues({ name: operation }: OperationDescription, entries: readonly (readonly [string, string])[]) {
  const scalars = operationSamples[operation]?.scalars ?? [];
  return Object.fromEntries(entries.map(([name, text]) => [name, scalars.includes(name) ? readJson(text) : text]));
}

/** Parses JSON. Any other text stays a string. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
