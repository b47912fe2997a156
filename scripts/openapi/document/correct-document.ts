import { dirname, relative, resolve } from "node:path";
import { BaseResolver, bundle, createConfig, isAbsoluteUrl, Source } from "@redocly/openapi-core";
import { explain, isJsonObject, type JsonObject, readObject, readString } from "../../io/index.js";
import { applyAction } from "./apply-action.js";
import { applyDiscriminators } from "./apply-discriminators.js";
import { type AppliedPlace, explainStale, findStale } from "./assert-corrections.js";
import { dropUnused } from "./follow-references.js";
import { joinReferences } from "./join-references.js";
import { NearbyResolver } from "./nearby-resolver.js";
import type { SourceDocument } from "./read-document.js";
import { nameAction, narrowAction, type OverlayAction, readOverlayActions } from "./read-overlay.js";
import { listFiles } from "./search-document.js";

export interface CorrectedDocument {
  readonly document: JsonObject;
  /** The actions that were applied. */
  readonly applied: readonly OverlayAction[];
}

/**
 * Pulls in what the document refers to in other files and applies the overlays. Each action that is for this document must change
 * it at each place that the action names. Otherwise the server's schema was fixed, or something in it moved. Then the schemas say
 * what discriminators say of them.
 */
export async function correctDocument(
  source: SourceDocument,
  overlayPaths: readonly string[],
): Promise<CorrectedDocument> {
  const actions = await listActions(source.content, overlayPaths);
  const { document, steps } = await applyActions(source, actions);
  const stale = findStale(steps);
  if (stale.length > 0) throw new Error(explainStale(stale, source));
  return { document: applyDiscriminators(joinReferences(document)), applied: actions };
}

/**
 * Applies actions to a document, place by place.
 *
 * @param isWanted - Whether to apply an action to one of its places, in the document that the actions before it made.
 * @returns the document, and a step for each place, also for those to which the action was not applied.
 */
export async function applyActions(
  source: SourceDocument,
  actions: readonly OverlayAction[],
  isWanted: (action: OverlayAction, place: string, before: JsonObject) => boolean = () => true,
): Promise<{ readonly document: JsonObject; readonly steps: readonly AppliedPlace[] }> {
  // An action may correct what is in another file, and a reference that leads to nothing.
  const whole = actions.length === 0 ? source.content : await pullIn(source, true);
  const steps: AppliedPlace[] = [];
  let after = whole;
  for (const action of actions) {
    const fields = rebase(action, resolve(source.path));
    for (const place of action.places) {
      const before = after;
      if (isWanted(action, place, before)) {
        after = explain(nameAction(action), () => applyAction(before, { ...fields, target: place }));
      }
      steps.push({ action, place, before, after });
    }
  }
  return { document: dropUnused(whole, await pullIn({ ...source, content: after })), steps };
}

/** Lists the actions of overlays that are for a document, by its title and version. */
export async function listActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const version = readString(readObject(content.info).version);
  const all = await listAllActions(content, overlayPaths);
  return all.map((action) => narrowAction(action, version)).filter(({ places }) => places.length > 0);
}

/** Lists the actions of overlays that are for any version of a document. */
export async function listAllActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const title = readString(readObject(content.info).title);
  const paths = [...new Set(overlayPaths.map((path) => resolve(path)))];
  return (await Promise.all(paths.map((path) => readOverlayActions(path, title)))).flat();
}

/**
 * Pulls in what a document refers to in other files.
 *
 * @param ignoresRefused - Whether a reference that may not be followed stays as it is, instead of being an error.
 */
async function pullIn(source: SourceDocument, ignoresRefused: boolean = false): Promise<JsonObject> {
  if (listFiles(source.content).size === 0) return source.content;
  // Redocly changes the document that it is given.
  const parsed = structuredClone(source.content);
  const resolver = new NearbyResolver({ ...source, content: parsed });
  const config = await createConfig({});
  // A dangling $ref is reported by the lint step, after the corrections, so no text is needed here for code frames.
  const doc = { source: new Source(resolve(source.path), ""), parsed };
  const { bundle: bundled } = await resolver.run(
    () => bundle({ doc, config, externalRefResolver: resolver }),
    ignoresRefused,
  );
  if (!isJsonObject(bundled.parsed)) throw new Error(`${source.path} holds no object`);
  return bundled.parsed;
}

/** Rewrites the references of an action, which start at its overlay, for the document. */
function rebase({ fields, overlayPath, base }: OverlayAction, document: string): JsonObject {
  const resolver = new BaseResolver();
  const start = resolver.resolveExternalRef(overlayPath, base);
  return JSON.parse(JSON.stringify(fields), (key, value) => {
    if (key !== "$ref" || typeof value !== "string" || value.startsWith("#")) return value;
    const [file = "", ...fragment] = value.split("#");
    const target = resolver.resolveExternalRef(start, file);
    return [isAbsoluteUrl(target) ? target : relative(dirname(document), target), ...fragment].join("#");
  });
}
