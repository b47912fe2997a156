// Generated from Admin API by `npm run generate`. Do not edit.

import type { SchemaChanges } from "../src/runtime.js";

/** The changes of the API in each version, oldest first. Versions without changes are left out. */
export const schemaHistory: readonly SchemaChanges[] = [
  {
    version: "1.7.2",
    added: [
      "POST /limits/rules/bulk-delete",
      "POST /deployments: auth in the body",
      "POST /kafka-clusters",
      "DELETE /kafka-clusters/{cluster_name}",
      "GET /deployments/{deployment}: auth in the response",
      "GET /kafka-clusters/{cluster_name}",
      "GET /version: features in the response",
      "GET /deployments: deployments[].auth in the response",
      "GET /kafka-clusters",
      "POST /services/{service}/state: scope in the body",
      "POST /query: the body of a 400",
      "POST /query: the body of a 429",
      "PATCH /deployments/{deployment}: auth in the response",
      "PATCH /kafka-clusters/{cluster_name}",
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
