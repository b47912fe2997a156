import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { project } from "./bump-root.js";

interface NextDocument {
  readonly info: { version: string };
  readonly paths: NextPaths;
  readonly components: { readonly schemas: { readonly ServiceMetadata: ObjectSchema } };
}

interface ObjectSchema {
  readonly properties: Record<string, object>;
  required: readonly string[];
}

interface NextPaths {
  readonly "/version": { readonly get: { description: string } };
  readonly "/deployments/{deployment}": {
    readonly delete: { readonly responses: { readonly "501": { content?: object } } };
  };
}

/** A document that could be the next one after 1.7.8: the same in other words, and changed like this. */
export function writeNext(change: (paths: NextPaths, document: NextDocument) => void = () => {}): string {
  const document: NextDocument = JSON.parse(readFileSync(join(project, "schemas/openapi/1.7.8.json"), "utf8"));
  document.info.version = "1.7.9";
  document.paths["/version"].get.description = "Which version the server has.";
  change(document.paths, document);
  const folder = mkdtempSync(join(tmpdir(), "next-documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "1.7.9.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** Renames a field that hand-written code in src/ reads. */
export function renameField(_: NextPaths, { components }: NextDocument): void {
  const { ServiceMetadata: schema } = components.schemas;
  const { deployment_id: field = {}, ...others } = schema.properties;
  Object.assign(schema, { properties: { ...others, deployment: field } });
  schema.required = schema.required.map((name) => (name === "deployment_id" ? "deployment" : name));
}

/** Adds an operation whose result is text or events, which the printed program does not tell apart. */
export function addUnprinted(paths: NextPaths): void {
  const content = { "text/plain": { schema: { type: "string" } }, "text/event-stream": { schema: { type: "string" } } };
  const get = {
    tags: ["health"],
    operationId: "watch_health",
    summary: "Watch",
    responses: { "200": { description: "As it changes", content } },
  };
  Object.assign(paths, { "/watch": { get } });
}
