import { type InnerOptions, inner } from "../client/index.js";

/** The options of a read. A client cannot know when its server started, so a read whose emptiness may permit a deletion says so. */
export interface ReadOptions extends InnerOptions {
  readonly [inner]?: NonNullable<InnerOptions[typeof inner]> & { readonly permitsDeletion?: boolean };
}

/** Returns the options of a read whose emptiness may permit a deletion. */
export function forDeletion(request: InnerOptions): ReadOptions {
  return { ...request, [inner]: { ...request[inner], permitsDeletion: true } };
}
