import { resolve } from "node:path";
import { type BaseResolver, bundle, createConfig, Source } from "@redocly/openapi-core";
import { isJsonObject, type JsonObject, readObject, readString } from "../io/index.js";
import { type AppliedAction, assertCorrections } from "./assert-corrections.js";
import { NearbyResolver } from "./nearby-resolver.js";
import type { SourceDocument } from "./read-document.js";
import { nameAction, type OverlayAction, readOverlayActions } from "./read-overlay.js";
import { listFiles } from "./search-document.js";

/** An overlay action that was applied and changed the document. */
export interface Correction {
  readonly overlay: string;
  readonly target: string;
  readonly description: string;
}

export interface CorrectedDocument {
  readonly document: JsonObject;
  readonly applied: readonly Correction[];
}

/**
 * Pulls in what the document refers to in other files and applies the overlays. Each action that is for this document must
 * change it, and none may add an operation: either means that the server's schema was fixed, or that something in it moved.
 */
export async function correctDocument(
  source: SourceDocument,
  overlayPaths: readonly string[],
): Promise<CorrectedDocument> {
  const actions = await chooseActions(source.content, overlayPaths);
  const isComplete = actions.length === 0 && listFiles(source.content).size === 0;
  const document = isComplete ? source.content : await applyActions(source, actions);
  return { document, applied: actions.map(toCorrection) };
}

async function chooseActions(content: JsonObject, overlayPaths: readonly string[]): Promise<readonly OverlayAction[]> {
  const info = readObject(content.info);
  const target = { title: readString(info.title), version: readString(info.version) };
  const paths = [...new Set(overlayPaths.map((path) => resolve(path)))];
  const chosen = await Promise.all(paths.map((path) => readOverlayActions(path, target)));
  return chosen.flat();
}

async function applyActions(source: SourceDocument, actions: readonly OverlayAction[]): Promise<JsonObject> {
  // Redocly changes the document that it is given.
  const parsed = structuredClone(source.content);
  const resolver = new ActionResolver({ ...source, content: parsed }, actions);
  const config = await createConfig({});
  const { bundle: bundled, problems } = await resolver.run(() =>
    bundle({
      // A dangling $ref is reported by the lint step, after the corrections, so no text is needed here for code frames.
      doc: { source: new Source(resolve(source.path), ""), parsed },
      config,
      externalRefResolver: resolver,
      overlays: [...resolver.refs],
    }),
  );
  for (const { ruleId, message, location } of problems) {
    const action = ruleId === "overlay" ? resolver.findAction(location[0]?.source) : undefined;
    if (action) throw new Error(`${nameAction(action)}: ${message}`);
  }
  assertCorrections(resolver.listSteps(), source);
  if (!isJsonObject(bundled.parsed)) throw new Error(`${source.path} holds no object after the corrections`);
  return bundled.parsed;
}

/**
 * Hands each action to Redocly as an overlay of its own and looks at the document whenever Redocly asks for the next
 * one. Redocly says nothing about an action that changes nothing.
 */
class ActionResolver extends NearbyResolver {
  readonly refs: readonly string[];
  readonly #actions: readonly OverlayAction[];
  readonly #document: JsonObject;
  readonly #snapshots: JsonObject[] = [];
  readonly #sources = new Map<Source, OverlayAction>();

  constructor(source: SourceDocument, actions: readonly OverlayAction[]) {
    super(source);
    this.#actions = actions;
    this.#document = source.content;
    const refs = actions.map(({ overlayPath, index }) => `${overlayPath}, action ${index}`);
    // One more than there are actions: asked for after the last, before Redocly goes on with other changes.
    this.refs = refs.length === 0 ? [] : [...refs, resolve("end of the overlays")];
  }

  findAction(source: Source | undefined): OverlayAction | undefined {
    return source && this.#sources.get(source);
  }

  listSteps(): readonly AppliedAction[] {
    return this.#actions.map((action, index) => {
      const [before = {}, after = {}] = this.#snapshots.slice(index);
      return { action, before, after };
    });
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    const index = this.refs.indexOf(absoluteRef);
    if (index === -1) return super.loadExternalRef(absoluteRef);
    // A copy of the root keeps the old document: below it Redocly changes copies only (`ownPath` in its apply-overlay.js).
    this.#snapshots.push({ ...this.#document });
    if (index === this.#actions.length) this.forgetRefused();
    const action = this.#actions[index];
    // Named by the overlay's own path: a relative $ref in an action starts there.
    const source = new Source(action?.overlayPath ?? absoluteRef, "");
    if (action) this.#sources.set(source, action);
    return source;
  }

  override parseDocument(source: Source, isRoot?: boolean): ReturnType<BaseResolver["parseDocument"]> {
    const action = this.#sources.get(source);
    if (action) return { source, parsed: action.overlay };
    if (this.refs.includes(source.absoluteRef)) return { source, parsed: END };
    return super.parseDocument(source, isRoot);
  }
}

const END: JsonObject = { overlay: "1.0.0", info: { title: "End", version: "1.0.0" }, actions: [] };

function toCorrection({ overlayPath, target, description }: OverlayAction): Correction {
  return { overlay: overlayPath, target, description };
}
