import { isMappingRef } from "@redocly/openapi-core";

/** The files that a document refers to, as it writes them. */
export function listFiles(document: unknown): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (value: unknown, key: string, around: string): void => {
    if (typeof value === "string" && isReference(value, key, around)) {
      const [file = ""] = value.split("#");
      if (file !== "") files.add(file);
    }
    if (typeof value !== "object" || value === null) return;
    for (const [name, child] of Object.entries(value)) visit(child, name, key);
  };
  visit(document, "", "");
  return files;
}

function isReference(text: string, key: string, around: string): boolean {
  if (key === "$ref" || key === "externalValue") return true;
  return (key === "defaultMapping" || around === "mapping") && isMappingRef(text);
}

/** Returns the path to the first string that passes a test. */
export function findString(value: unknown, isWanted: (text: string) => boolean): readonly string[] | undefined {
  if (typeof value === "string") return isWanted(value) ? [] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const path = findString(child, isWanted);
    if (path !== undefined) return [key, ...path];
  }
  return undefined;
}
