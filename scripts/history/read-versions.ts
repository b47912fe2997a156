import semver from "semver";
import { type Json, type JsonObject, readObject, readString } from "../io/index.js";
import {
  type CorrectedDocument,
  correctOwnDocument,
  listActions,
  listOperations,
  nameOperation,
  readDocument,
  versionOf,
} from "../read/index.js";
import { keepOperations } from "./keep-operations.js";
import { addMoves, findMoves, type Move, moveOperations, takesAsMany } from "./moves.js";
import { type Features, nameShared, readFeatures } from "./read-features.js";
import type { VersionFeatures } from "./trace-history.js";

/** A version of a document, with the operations that only earlier ones have. */
interface Version extends VersionFeatures {
  readonly document: JsonObject;
}

/**
 * Reads a document and earlier versions of the same API, oldest first; undefined if there are none. Each is corrected by the
 * overlays for its version: a history compares what clients sent and read, not what servers said.
 *
 * @param current - The corrected document.
 * @param earlier - Files of possible earlier versions. Documents of another API and release candidates are left out.
 * @param overlays - The corrections of all versions.
 */
export async function readVersions(
  current: JsonObject,
  earlier: readonly string[],
  overlays: readonly string[],
): Promise<{ readonly versions: readonly Version[]; readonly moves: readonly Move[] } | undefined> {
  const { title, version } = readObject(current.info);
  const sources = await Promise.all(earlier.map((file) => readDocument(file)));
  const own = sources.filter(({ content }) => {
    const { title: otherTitle, version: other } = readObject(content.info);
    return otherTitle === title && isEarlier(other, version);
  });
  if (own.length === 0) return undefined;
  const corrected = new Map<string, Promise<CorrectedDocument>>();
  const documents = await Promise.all(
    own.map(async ({ content, ...source }) => {
      // Most versions change only the version number, and the actions that apply to it.
      const actions = await listActions(content, overlays);
      const key = JSON.stringify([
        { ...content, info: {} },
        actions.map(({ overlayPath, index, places }) => [overlayPath, index, places]),
      ]);
      const found = corrected.get(key) ?? correctOwnDocument({ ...source, content }, overlays);
      corrected.set(key, found);
      return { ...(await found).document, info: content.info };
    }),
  );
  const sorted = [...documents, current].sort((left, right) => semver.compare(versionOf(left), versionOf(right)));
  const { whole, moves } = joinVersions(sorted);
  const known = new Map<string, Features>();
  // The current one is read first, because what is found in it is looked up there by its schema.
  const shared = nameShared(whole);
  const versions = [...whole].reverse().map((document) => readVersion(document, shared, known));
  return { versions: versions.reverse(), moves };
}

/** Adds to each document what earlier ones have, all with their operations where the last one has them. */
function joinVersions(documents: readonly JsonObject[]) {
  let whole: readonly JsonObject[] = [];
  let moves: readonly Move[] = [];
  for (const document of documents) {
    const own = findMoves(whole.at(-1) ?? {}, document).filter(takesAsMany);
    moves = addMoves(moves, own);
    const earlier = whole.map((each) => moveOperations(each, own));
    whole = [...earlier, keepOperations(document, earlier.at(-1) ?? {})];
  }
  const version = listOperations(whole.at(-1) ?? {}).find(({ operation }) => "x-server-version" in operation);
  // No request can be chosen by the version if the one that asks for it has moved.
  const isChosen = moves.every(({ to }) => nameOperation(to.method, to.path) !== version?.name);
  return { whole, moves: isChosen ? moves : [] };
}

function isEarlier(left: Json | undefined, right: Json | undefined): boolean {
  const [one, other] = [semver.parse(readString(left)), semver.parse(readString(right))];
  return one !== null && other !== null && one.prerelease.length === 0 && semver.lt(one, other);
}

/** Reads one version, and reuses known features. */
function readVersion(document: JsonObject, shared: ReadonlySet<string>, known: Map<string, Features>): Version {
  const { paths, components } = document;
  const text = JSON.stringify({ paths, components });
  const features = known.get(text) ?? readFeatures(document, shared);
  known.set(text, features);
  return { version: versionOf(document), document, features };
}
