import { rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readDocument } from "../../../scripts/document/index.js";
import { buildClient } from "../../../scripts/generate/index.js";
import { writeFolder } from "../../../scripts/io/index.js";
import type { Operation } from "../../../scripts/model/index.js";
import { compile } from "../../generator/generate/compile.js";
import { type Driven, driveClient, type Exports } from "./drive-client.js";
import type { NamedDocument } from "./find-documents.js";

export interface Wanted {
  readonly compile: boolean;
  readonly drive: boolean;
}

export interface Measured {
  readonly name: string;
  /** Why nothing was generated; undefined if something was. */
  readonly refused?: string;
  readonly functions: number;
  /** CPU seconds of the generator. */
  readonly seconds: number;
  readonly leftOut: readonly string[];
  /** Undefined if it was not compiled. */
  readonly errors?: readonly string[] | undefined;
  readonly driven?: Driven | undefined;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Generates a client from a document, and compiles and drives it if wanted. */
export async function measureDocument(
  { name, file }: NamedDocument,
  folder: string,
  wanted: Wanted,
): Promise<Measured> {
  const out = join(folder, name.replaceAll(/\W+/g, "-"));
  const start = process.cpuUsage();
  const seconds = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  try {
    const source = { schema: file, overlays: [], lint: "off", skip: true, out, demands: { ownApi: false } } as const;
    const { files, operations, leftOut } = await buildClient(root, source);
    const spent = seconds();
    const generated = { name, functions: operations.length, seconds: spent, leftOut };
    if (!wanted.compile && !wanted.drive) return generated;
    await writeFolder(out, files);
    const index = join(out, "index.ts");
    const errors = wanted.compile ? compile(index) : undefined;
    const driven = wanted.drive ? await drive(file, index, operations) : undefined;
    return { ...generated, errors, driven };
  } catch (error) {
    const refused =
      error instanceof Error ? (error.constructor === Error ? error.message : `${error.stack}`) : String(error);
    return { name, refused, functions: 0, seconds: seconds(), leftOut: [] };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function drive(file: string, index: string, operations: readonly Operation[]): Promise<Driven> {
  const { content } = await readDocument(file);
  const client: Exports = await import(`${pathToFileURL(index).href}?${performance.now()}`);
  return driveClient(content, client, operations);
}
