import { StructureKind } from "ts-morph";
import { commentLine, stringLiteral } from "../io/escape-text.js";
import { toComment } from "./documentation.js";
import type { Model } from "./read-model.js";
import type { Statement } from "./source-printer.js";

/** A named type for every component schema. */
export function emitComponents({ types }: Model): readonly Statement[] {
  if (types.size === 0) return ["export {};"];
  return [...types].map(([schema, name]) => ({
    kind: StructureKind.TypeAlias,
    name,
    type: `components["schemas"][${stringLiteral(schema)}]`,
    isExported: true,
    docs: [toComment(`The schema \`${commentLine(schema)}\`.`)],
  }));
}
