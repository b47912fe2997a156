import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { project } from "./bump-root.js";

interface NextPaths {
  readonly "/version": { readonly get: { description: string } };
  readonly "/deployments/{deployment}": {
    readonly delete: { readonly responses: { readonly "501": { content?: object } } };
  };
}

/** A document that could be the next one after 1.7.8: the same in other words, and changed like this. */
export function writeNext(change: (paths: NextPaths) => void = () => {}): string {
  const document: { info: { version: string }; paths: NextPaths } = JSON.parse(
    readFileSync(join(project, "schemas/openapi/1.7.8.json"), "utf8"),
  );
  document.info.version = "1.7.9";
  document.paths["/version"].get.description = "Which version the server has.";
  change(document.paths);
  const folder = mkdtempSync(join(tmpdir(), "next-documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "1.7.9.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
}
