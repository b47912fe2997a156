import { basename } from "node:path";
import type { OverlayAction } from "../../../scripts/openapi/document/read-overlay.js";
import type { Evidence } from "./evidence.js";
import { evidence } from "./index.js";

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
