import { bulk } from "./bulk.js";
import { bulkBatches } from "./bulk-batches.js";
import { clusters } from "./clusters.js";
import { documentDefects } from "./document-defects.js";
import { documentationLinks } from "./documentation-links.js";
import { errorResponses } from "./error-responses.js";
import type { Evidence, OverlayEvidence } from "./evidence.js";
import { requestDescriptions } from "./request-descriptions.js";
import { requestTypes } from "./request-types.js";
import { responseBodies } from "./response-bodies.js";
import { responseDescriptions } from "./response-descriptions.js";
import { retries } from "./retries.js";
import { ruleDescriptions } from "./rule-descriptions.js";
import { serverVersion } from "./server-version.js";

const OVERLAYS: Readonly<Record<string, readonly OverlayEvidence[]>> = {
  bulk: [...bulk, ...bulkBatches],
  clusters,
  "document-defects": documentDefects,
  "documentation-links": documentationLinks,
  "error-responses": errorResponses,
  "request-descriptions": [...requestDescriptions, ...ruleDescriptions],
  "request-types": requestTypes,
  "response-bodies": responseBodies,
  "response-descriptions": responseDescriptions,
  retries,
  "server-version": serverVersion,
};

export const evidence: readonly Evidence[] = Object.entries(OVERLAYS).flatMap(([overlay, own]) =>
  own.map((one) => ({ overlay, ...one })),
);
