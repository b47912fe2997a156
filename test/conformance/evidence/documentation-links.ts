import { expect } from "vitest";
import { listOperations } from "../api-document.js";
import type { Evidence } from "./evidence.js";

const overlay = "documentation-links";
const missing: Evidence["show"] = [
  ({ raw }) => {
    const linked = listOperations(raw).filter(({ operation }) => operation.externalDocs !== undefined);
    expect(linked.map(({ id }) => id)).toEqual([]);
  },
];

/** No exchange can show where something is documented: this is about the server's own document alone. */
export const documentationLinks: readonly Evidence[] = [
  { overlay, target: "$.paths", says: "No operation says where it is documented", show: missing },
  { overlay, target: "$.paths", says: "The same for the operations that came with 1.7, ", show: missing },
  { overlay, target: "$.paths", says: "The same for the operations that came with 1.7.8, ", show: missing },
  {
    overlay,
    target: "$",
    show: [
      ({ raw }) =>
        expect(raw.externalDocs).toMatchObject({
          url: expect.not.stringContaining("https://docs.restate.dev/admin-api"),
        }),
    ],
  },
];
