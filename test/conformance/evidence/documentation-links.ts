import { expect } from "vitest";
import { readArray, readObject, readString } from "../../../scripts/io/json.js";
import { listOperations } from "../api-document.js";
import { isKnown } from "../exchanges/index.js";
import type { Evidence, OverlayEvidence } from "./evidence.js";

const reference = "https://docs.restate.dev/admin-api";

/**
 * Restate makes the pages from the server's document, so that says where they are: one in which a tag or a summary is another
 * has another page.
 */
const linked: Evidence["show"] = [
  ({ raw, corrected }) => {
    const operations = listOperations(raw);
    const before = operations.filter(({ operation }) => operation.externalDocs !== undefined);
    expect(before.map(({ id }) => id)).toEqual([]);
    const pages = operations
      .filter(({ id }) => isKnown(id))
      .map(({ id, operation }) => {
        const words = (readString(operation.summary) ?? "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
        return [id, `${reference}/${readArray(operation.tags)[0]}/${words.join("-")}`];
      });
    const links = listOperations(corrected).map(({ id, operation }) => [id, readObject(operation.externalDocs).url]);
    expect(pages.length).toBeGreaterThan(20);
    expect(links.filter(([, url]) => url !== undefined)).toEqual(pages);
  },
];

/** No exchange can show where something is documented: this is about the server's own document alone. */
export const documentationLinks: readonly OverlayEvidence[] = [
  { target: "$", says: "No operation says where it is documented", show: linked },
  {
    target: "$",
    says: "The document itself links",
    show: [({ raw }) => expect(raw.externalDocs).toMatchObject({ url: expect.not.stringContaining(reference) })],
  },
];
