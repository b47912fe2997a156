import semver from "semver";
import { isMap, parseDocument, type Scalar } from "yaml";

/**
 * Writes the range of the versions to which something applies. Versions that are not known follow the known one before them.
 *
 * @param known - The known versions, each with whether it applies. A release candidate counts as its release, until that is known.
 * @param given - The range until now, which says where the first versions begin.
 */
export function writeRange(known: readonly (readonly [version: string, applies: boolean])[], given?: string): string {
  const all = [...known].sort(([one], [other]) => semver.compare(one, other));
  const sorted = [...new Map(all.map((each) => [toRelease(each[0]), each])).values()];
  const parts = sorted.flatMap(([version, applies], index) => {
    if (!applies || sorted[index - 1]?.[1]) return [];
    const end = sorted.slice(index).find(([, other]) => !other);
    const start = writeStart(version, sorted[index - 1]?.[0], given);
    return [[...start, ...(end ? [`<${toRelease(end[0])}-0`] : [])].join(" ")];
  });
  return parts.length === 0 ? "<0.0.0-0" : parts.join(" || ");
}

/** @param before - The known version before, to which it does not apply. */
function writeStart(version: string, before: string | undefined, given: string = ""): readonly string[] {
  const own = given.split("||").find((range) => semver.satisfies(version, range, { includePrerelease: true }));
  const first = own?.trim() ? semver.minVersion(own) : undefined;
  if (first && (before === undefined || semver.gt(first, before))) return [`>=${first.version}`];
  return before === undefined ? [] : [`>=${toRelease(version)}-0`];
}

function toRelease(version: string): string {
  return semver.coerce(version)?.version ?? version;
}

/** Sets a field of an action in the text of its overlay, so that everything else stays as it is written. */
export function setField(text: string, index: number, name: string, value: unknown): string {
  const action = parseDocument(text).getIn(["actions", index]);
  if (!isMap<Scalar, Scalar>(action)) throw new Error(`the overlay has no action ${index}`);
  const written = JSON.stringify(value);
  const [known, second = action.items[0]] = [action.items.find(({ key }) => key.value === name), action.items[1]];
  if (known?.value?.range) return replace(text, known.value.range, written);
  const [start = 0] = second?.key.range ?? [];
  const indent = action.flow ? ", " : `\n${" ".repeat(start - text.lastIndexOf("\n", start) - 1)}`;
  return replace(text, [start, start], `${name}: ${written}${indent}`);
}

function replace(text: string, [start, end]: readonly number[], by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
