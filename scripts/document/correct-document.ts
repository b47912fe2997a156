import { resolve } from "node:path";
import { type BaseResolver, bundle, createConfig, Source } from "@redocly/openapi-core";
import { isJsonObject, type JsonObject, readObject, readString } from "../io/index.js";
import { API_TITLE } from "../restate.js";
import { type AppliedPlace, explainStale, findStale, type StaleAction } from "./assert-corrections.js";
import { linkPages } from "./link-pages.js";
import { NearbyResolver } from "./nearby-resolver.js";
import { prependBasePath } from "./prepend-base-path.js";
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
 * Pulls in what the document refers to in other files and applies the overlays. Each action that is for this document must change
 * it at each place that the action names. Otherwise the server's schema was fixed, or something in it moved.
 */
export async function correctDocument(
  source: SourceDocument,
  overlayPaths: readonly string[],
): Promise<CorrectedDocument> {
  const { document, actions, stale } = await applyOverlays(source, overlayPaths);
  if (stale.length > 0) throw new Error(explainStale(stale, source));
  return { document, applied: actions.map(toCorrection) };
}

/** Finds every action that no longer changes each of its places. */
export async function findStaleActions(
  source: SourceDocument,
  overlayPaths: readonly string[],
): Promise<readonly StaleAction[]> {
  return (await applyOverlays(source, overlayPaths)).stale;
}

async function applyOverlays(source: SourceDocument, overlayPaths: readonly string[]) {
  const actions = await listActions(source.content, overlayPaths);
  const isComplete = actions.length === 0 && listFiles(source.content).size === 0;
  const { bundled, steps } = isComplete ? { bundled: source.content, steps: [] } : await applyActions(source, actions);
  const linked = linkPages(bundled);
  // The address of another API may have that path in it already.
  const document = readObject(linked.info).title === API_TITLE ? prependBasePath(linked) : linked;
  return { document, actions, stale: findStale(steps, source) };
}

/** Lists the actions of overlays that are for a document, by its title and version. */
export async function listActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const info = readObject(content.info);
  const target = { title: readString(info.title), version: readString(info.version) };
  const paths = [...new Set(overlayPaths.map((path) => resolve(path)))];
  const chosen = await Promise.all(paths.map((path) => readOverlayActions(path, target)));
  return chosen.flat();
}

async function applyActions(source: SourceDocument, actions: readonly OverlayAction[]) {
  // Redocly changes the document that it is given.
  const parsed = structuredClone(source.content);
  const resolver = new PlaceResolver({ ...source, content: parsed }, actions);
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
    // Nothing is there to copy, so nothing was changed, which is reported with the rest.
    if (action && !message.endsWith("it selected 0.")) throw new Error(`${nameAction(action)}: ${message}`);
  }
  if (!isJsonObject(bundled.parsed)) throw new Error(`${source.path} holds no object after the corrections`);
  return { bundled: bundled.parsed, steps: resolver.listSteps() };
}

interface Place {
  readonly action: OverlayAction;
  readonly place: string;
  readonly overlay: JsonObject;
}

/**
 * Hands each place of each action to Redocly as an overlay of its own and looks at the document whenever Redocly asks for the
 * next one. Redocly says nothing about an action that changes nothing.
 */
class PlaceResolver extends NearbyResolver {
  readonly refs: readonly string[];
  readonly #places: readonly Place[];
  readonly #document: JsonObject;
  readonly #snapshots: JsonObject[] = [];
  readonly #sources = new Map<Source, Place>();

  constructor(source: SourceDocument, actions: readonly OverlayAction[]) {
    super(source);
    this.#places = actions.flatMap((action) =>
      action.overlays.map((overlay, index) => ({ action, place: action.places[index] ?? action.target, overlay })),
    );
    this.#document = source.content;
    const refs = this.#places.map(({ action, place }) => `${action.overlayPath}, action ${action.index} (${place})`);
    // One more than there are places: asked for after the last, before Redocly goes on with other changes.
    this.refs = refs.length === 0 ? [] : [...refs, resolve("end of the overlays")];
  }

  findAction(source: Source | undefined): OverlayAction | undefined {
    return source && this.#sources.get(source)?.action;
  }

  listSteps(): readonly AppliedPlace[] {
    return this.#places.map(({ action, place }, index) => {
      const [before = {}, after = {}] = this.#snapshots.slice(index);
      return { action, place, before, after };
    });
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    const index = this.refs.indexOf(absoluteRef);
    if (index === -1) return super.loadExternalRef(absoluteRef);
    // A copy of the root keeps the old document: below it Redocly changes copies only (`ownPath` in its apply-overlay.js).
    this.#snapshots.push({ ...this.#document });
    if (index === this.#places.length) this.forgetRefused();
    const place = this.#places[index];
    // Named by the overlay's own path: a relative $ref in an action starts there.
    const source = new Source(place?.action.overlayPath ?? absoluteRef, "");
    if (place) this.#sources.set(source, place);
    return source;
  }

  override parseDocument(source: Source, isRoot?: boolean): ReturnType<BaseResolver["parseDocument"]> {
    const place = this.#sources.get(source);
    if (place) return { source, parsed: place.overlay };
    if (this.refs.includes(source.absoluteRef)) return { source, parsed: END };
    return super.parseDocument(source, isRoot);
  }
}

const END: JsonObject = { overlay: "1.0.0", info: { title: "End", version: "1.0.0" }, actions: [] };

function toCorrection({ overlayPath, target, description }: OverlayAction): Correction {
  return { overlay: overlayPath, target, description };
}
