import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import {
  BaseResolver,
  type Document,
  isAbsoluteUrl,
  ResolveError,
  Source,
  type YamlParseError,
} from "@redocly/openapi-core";
import { type Json, messageOf, showPath } from "../../io/index.js";
import type { SourceDocument } from "./read-document.js";
import { OutsideError, readNearbyFile } from "./read-nearby-file.js";
import { writePointer } from "./resolve-reference.js";
import { findString } from "./search-document.js";
import { unfoldAliases } from "./unfold-aliases.js";

/**
 * Loads the files that a document refers to: those in its own folder and below, and in the folders that the user named.
 * Redocly by itself reads any file and fetches any URL, and puts what they hold into the document.
 */
export class NearbyResolver extends BaseResolver {
  readonly #root: string;
  readonly #folders: readonly string[];
  /** What has been loaded, by its absolute path. */
  readonly #contents: Map<string, Json>;
  #refused: Error | undefined;

  constructor({ path, content, readFrom = [] }: SourceDocument) {
    super();
    this.#root = path;
    this.#folders = [dirname(resolve(path)), ...readFrom.map(findFolder)];
    this.#contents = new Map([[resolve(path), content]]);
  }

  /**
   * Runs Redocly with this resolver. It goes on when a file can't be loaded, and later steps would call that missing.
   *
   * @param ignoresRefused - Whether a file outside the folders is not an error.
   */
  async run<T>(call: () => Promise<T>, ignoresRefused: boolean = false): Promise<T> {
    const result = await call().catch((cause: unknown) => {
      throw this.#refused ?? new Error(`${this.#root}: ${messageOf(cause)}`, { cause });
    });
    if (this.#refused && !ignoresRefused) throw this.#refused;
    return result;
  }

  override async resolveDocument<T = unknown>(
    base: string | null,
    ref: string,
    isRoot?: boolean,
  ): Promise<Document<T> | ResolveError | YamlParseError> {
    try {
      return await super.resolveDocument<T>(base, ref, isRoot);
    } catch (error) {
      const cause = error instanceof ResolveError ? error.originalError : error;
      if (cause instanceof OutsideError) this.#refused ??= new Error(`${this.#describe(base, ref)} ${cause.message}`);
      throw error;
    }
  }

  override async loadExternalRef(path: string): Promise<Source> {
    try {
      if (isAbsoluteUrl(path)) throw new OutsideError("is a URL, and nothing is fetched: save it beside the document");
      return new Source(path, readNearbyFile(path, this.#folders));
    } catch (error) {
      throw new ResolveError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const { parsed } = super.parseDocument(source, isRoot);
    try {
      const unfolded = unfoldAliases(parsed, source.body.length);
      this.#contents.set(source.absoluteRef, unfolded);
      return { source, parsed: unfolded };
    } catch (cause) {
      this.#refused ??= new Error(`${showPath(source.absoluteRef)}: ${messageOf(cause)}`, { cause });
      throw cause;
    }
  }

  /** `pets.yaml: the reference "../pet.yaml" at #/paths/~1pets/get/…` */
  #describe(base: string | null, ref: string): string {
    const file = base ?? resolve(this.#root);
    const path = findString(this.#contents.get(file), (text) => text === ref || text.startsWith(`${ref}#`));
    const place = path === undefined ? "" : ` at ${writePointer(path)}`;
    return `${showPath(file)}: the reference ${JSON.stringify(ref)}${place}`;
  }
}

function findFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return resolve(path);
  throw new Error(`There is no folder ${path} to read from`);
}
