import { isJsonObject, type JsonObject, mapEntries, readObject } from "../io/index.js";
import type { AdminOperation } from "../restate/operations/index.js";
import { printSamples } from "./print-sample.js";

/** Adds TypeScript samples to each operation as `x-codeSamples`, which Redocly shows. */
export function addCodeSamples(
  document: JsonObject,
  operations: readonly AdminOperation[],
  packageName: string,
): JsonObject {
  const paths = mapEntries(readObject(document.paths), (pathItem, path) => {
    const own = operations.filter((operation) => operation.path === path);
    if (!isJsonObject(pathItem)) return pathItem;
    const samples = own.map((operation) => [
      operation.method,
      {
        ...readObject(pathItem[operation.method]),
        "x-codeSamples": printSamples(document, operation, packageName).map(({ label, source }) => ({
          lang: "TypeScript",
          label,
          source,
        })),
      },
    ]);
    return { ...pathItem, ...Object.fromEntries(samples) };
  });
  return { ...document, paths };
}
