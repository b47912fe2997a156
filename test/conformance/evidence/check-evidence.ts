import { basename } from "node:path";
import { expect, vi } from "vitest";
import type { OverlayAction } from "../../../scripts/read/read-overlay.js";
import { checkSaying, type Evidence, type EvidenceContext } from "./evidence.js";
import { evidence } from "./index.js";

/** Their corrections are about the server's document, whatever the server does; those of the others about what it does. */
const ABOUT_THE_DOCUMENT: readonly string[] = ["document-defects", "documentation-links"];

/**
 * Checks that evidence holds, and that it is evidence: it has compared something, and for that it has looked at what the server
 * answered, or, for a defect of the document, at the document that the server serves.
 */
export async function checkEvidence({ overlay, said, show }: Evidence, context: EvidenceContext): Promise<void> {
  if (said) checkSaying(context.raw, said);
  const { assertionCalls: before } = expect.getState();
  const lookedAt = new Set<"answers" | "document">();
  const fetched = vi.spyOn(globalThis, "fetch");
  try {
    for (const check of show) await check(watch(context, lookedAt));
    if (fetched.mock.calls.length > 0) lookedAt.add("answers");
  } finally {
    fetched.mockRestore();
  }
  const mayBeDocument = ABOUT_THE_DOCUMENT.includes(overlay) && lookedAt.has("document");
  if (!lookedAt.has("answers") && !mayBeDocument) {
    throw new Error(`Nothing that a server answered shows that this action of ${overlay}.yaml is right`);
  }
  if (expect.getState().assertionCalls === before) throw new Error(`The evidence for ${overlay}.yaml compares nothing`);
}

function watch(context: EvidenceContext, lookedAt: Set<"answers" | "document">): EvidenceContext {
  return {
    ...context,
    get seen() {
      lookedAt.add("answers");
      return context.seen;
    },
    get raw() {
      lookedAt.add("document");
      return context.raw;
    },
  };
}

/** More than one is as wrong as none. */
export function findEvidence({ overlayPath, target, description }: OverlayAction): readonly Evidence[] {
  return evidence.filter(
    (one) =>
      one.overlay === basename(overlayPath, ".yaml") && one.target === target && description.startsWith(one.says ?? ""),
  );
}

export function nameAction({ overlayPath, target, description }: OverlayAction): string {
  return `${basename(overlayPath, ".yaml")}, ${target}: ${description.split("\n")[0]}`;
}
