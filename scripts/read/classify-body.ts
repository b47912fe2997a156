import { type Json, type JsonObject, readObject } from "../io/index.js";
import { resolveReference } from "./references.js";

/** How a program sees a body: as parsed JSON, as a string, or as `fetch` has it. */
export type BodyFormat = "json" | "text" | "other";

/** Chooses the format of a body by its media type or, if that is a wildcard, by its schema. */
export function classifyBody(document: JsonObject, mediaType: string, media: Json): BodyFormat {
  if (!mediaType.includes("/")) throw new Error(`"${mediaType}" is not a media type: correct it with an overlay`);
  if (!isAnyMediaType(mediaType)) return classifyMediaType(mediaType);
  const { type, format } = resolveReference(document, readObject(media).schema);
  const isText = type === "string" || (Array.isArray(type) && type.every((each) => each === "string"));
  if (!isText) return "json";
  return format === "binary" ? "other" : "text";
}

export function isAnyMediaType(mediaType: string): boolean {
  return /^(\*|application)\/\*$/.test(readEssence(mediaType));
}

function classifyMediaType(mediaType: string): BodyFormat {
  const essence = readEssence(mediaType);
  if (/[/+]json$/.test(essence)) return "json";
  return /^text\/(?!event-stream$)|[/+](xml|yaml)$/.test(essence) ? "text" : "other";
}

/** Returns a media type without its parameters. */
export function readEssence(mediaType: string): string {
  return mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
