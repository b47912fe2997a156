import { expect } from "vitest";
import { type Evidence, exchange, type OverlayEvidence } from "./evidence.js";

const httpAuth = "$.components.schemas[?length(@.oneOf) == 1 && @.oneOf[0].properties.GoogleIdToken]";
const onlyKind: Evidence["show"] = [
  ({ raw }) => expect(raw).toHaveProperty("components.schemas.HttpAuth.oneOf.length", 1),
  exchange("create_deployment", "an address that is registered, with an identity token for each request", 200),
  exchange("create_deployment", "an identity token of a kind that there is not", 422, "data did not match any variant"),
];

/** The defects are in the document, whatever is answered; the exchanges show that it is right afterwards. */
export const documentDefects: readonly OverlayEvidence[] = [
  {
    target: "$.components.schemas",
    said: {
      at: "paths /invocations/{invocation_id} delete parameters name=mode schema $ref",
      words: "#/components/schemas/DeletionMode",
    },
    show: [
      ({ raw }) => expect(raw).not.toHaveProperty("components.schemas.DeletionMode"),
      exchange("delete_invocation", "an unknown id, mode Cancel", 202),
      exchange("delete_invocation", "an unknown id, mode Kill", 202),
      exchange("delete_invocation", "an unknown id, mode Purge", 202),
      exchange("delete_invocation", "a mode that is none", 400, "Cancel"),
    ],
  },
  { target: httpAuth, show: onlyKind },
  { target: `${httpAuth}.oneOf`, show: onlyKind },
];
