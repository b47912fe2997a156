import { readFileSync } from "node:fs";
import { documentFile } from "./places.js";

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId?: string; requestBody?: unknown }>>>>;
}

export function readOperations(): readonly Operation[] {
  const { paths } = JSON.parse(readFileSync(documentFile, "utf8")) as Document;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId: id, requestBody }]) =>
      id === undefined ? [] : [{ id, method: method.toUpperCase(), path, hasBody: requestBody !== undefined }],
    ),
  );
}

/** `resume_invocation` -> `resumeInvocation` */
export function toCamelCase(id: string): string {
  return id.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns the paths of the document that a source text lacks, ignoring the names of parameters. */
export function findMissingPaths(text: string): readonly string[] {
  const found = withoutNames(text);
  const paths = new Set(readOperations().map(({ path }) => path));
  return [...paths].filter((path) => !found.includes(withoutNames(path)));
}

/** `/deployments/${id}` and `/deployments/{deployment}` -> `/deployments/{}` */
function withoutNames(text: string): string {
  return text.replace(/\$\{[^{}]*\}|\{\w+\}/g, "{}");
}
