import { basename } from "node:path";
import type { Correction } from "../../../scripts/openapi/document/correct-document.js";
import type { Evidence } from "./evidence.js";
import { evidence } from "./index.js";

/** More than one is as wrong as none. */
export function findEvidence({ overlay, target, description }: Correction): readonly Evidence[] {
  return evidence.filter(
    (one) =>
      one.overlay === basename(overlay, ".yaml") && one.target === target && description.startsWith(one.says ?? ""),
  );
}

export function nameAction({ overlay, target, description }: Correction): string {
  return `${basename(overlay, ".yaml")}, ${target}: ${description.split("\n")[0]}`;
}
