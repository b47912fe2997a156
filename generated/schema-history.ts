// Generated from Admin API by `npm run generate`. Do not edit.

import type { SchemaChanges } from "../src/runtime.js";

/** What each version changed in the API, oldest first. Versions without changes are left out. */
export const schemaHistory: readonly SchemaChanges[] = [
  {
    version: "1.7.2",
    added: [
      "DELETE /kafka-clusters/{}",
      "GET /deployments: deployments.[].auth in the answer",
      "GET /deployments/{}: auth in the answer",
      "GET /kafka-clusters",
      "GET /kafka-clusters/{}",
      "GET /version: features in the answer",
      "PATCH /deployments/{}: auth in the answer",
      "PATCH /kafka-clusters/{}",
      "POST /deployments: auth in the body",
      "POST /kafka-clusters",
      "POST /limits/rules/bulk-delete",
      "POST /services/{}/state: scope in the body",
      "PUT /limits/rules",
    ],
    removed: [],
    changed: [],
  },
  { version: "1.7.8", added: ["POST /vqueues/{}/pause", "POST /vqueues/{}/resume"], removed: [], changed: [] },
];
