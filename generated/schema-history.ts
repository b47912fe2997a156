// Generated from Admin API by `npm run generate`. Do not edit.

import type { SchemaChanges } from "../src/runtime.js";

/** The changes of the API in each version, oldest first. Versions without changes are left out. */
export const schemaHistory: readonly SchemaChanges[] = [
  {
    version: "1.7.2",
    added: [
      "DELETE /kafka-clusters/{cluster_name}",
      "GET /deployments: deployments[].auth in the response",
      "GET /deployments/{deployment}: auth in the response",
      "GET /kafka-clusters",
      "GET /kafka-clusters/{cluster_name}",
      "GET /version: features in the response",
      "PATCH /deployments/{deployment}: auth in the response",
      "PATCH /kafka-clusters/{cluster_name}",
      "POST /deployments: auth in the body",
      "POST /kafka-clusters",
      "POST /limits/rules/bulk-delete",
      "POST /services/{service}/state: scope in the body",
      "PUT /limits/rules",
    ],
    removed: [],
    changed: [],
  },
  {
    version: "1.7.8",
    added: ["POST /vqueues/{vqueue_id}/pause", "POST /vqueues/{vqueue_id}/resume"],
    removed: [],
    changed: [],
  },
];
