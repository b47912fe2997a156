import { explain, readBySchema } from "../../io/index.js";

/** Checks what an overlay says in a mark, such as `x-retry`, against the schema of overlays. */
export function readMark<T>(name: string, value: unknown): T {
  return explain(name, () => readBySchema<T>(`overlay.schema.json#/$defs/${name}`, value));
}
