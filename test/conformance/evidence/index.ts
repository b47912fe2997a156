import { bulk } from "./bulk.js";
import { bulkBatches } from "./bulk-batches.js";
import { clusters } from "./clusters.js";
import { documentDefects } from "./document-defects.js";
import { documentationLinks } from "./documentation-links.js";
import { errorResponses } from "./error-responses.js";
import type { Evidence } from "./evidence.js";
import { requestDescriptions } from "./request-descriptions.js";
import { requestTypes } from "./request-types.js";
import { responseBodies } from "./response-bodies.js";
import { responseDescriptions } from "./response-descriptions.js";
import { retries } from "./retries.js";
import { ruleDescriptions } from "./rule-descriptions.js";
import { serverVersion } from "./server-version.js";

export const evidence: readonly Evidence[] = [
  ...bulk,
  ...bulkBatches,
  ...clusters,
  ...documentDefects,
  ...documentationLinks,
  ...errorResponses,
  ...requestDescriptions,
  ...requestTypes,
  ...responseBodies,
  ...responseDescriptions,
  ...retries,
  ...ruleDescriptions,
  ...serverVersion,
];
