import { type Changes, describeShape, type Feature, leaveOutInside, namePath } from "../restate/history/index.js";
import type { AdminOperation } from "../restate/operations/index.js";
import { groupFeatures } from "./group-features.js";
import type { Line } from "./line.js";
import { joinNames, listExports, listFunctions } from "./names.js";

/**
 * Writes a sentence for each change, in the words of the client's functions.
 *
 * @param failed - The exports whose published uses no longer compile: no other change of a type is breaking.
 */
export function describeFeatures(
  changes: Changes,
  operations: Operations,
  failed: ReadonlySet<string>,
): readonly Line[] {
  const group = (features: readonly Feature[]) => groupFeatures(leaveOutInside(features), (feature) => [feature]);
  const toLine = (heading: Line["heading"], features: readonly Feature[], text: string, isBreaking: boolean): Line => {
    const owners = features.flatMap(({ operation }) => operations.get(operation) ?? []);
    return { heading, text, isBreaking, exports: owners.flatMap(listExports) };
  };
  return [
    ...group(changes.added).map((features) => {
      const [{ place, shape }] = features;
      const isNeeded = !isRead(place) && shape.required === true;
      const text = `${describeAdded(features, operations)}${isNeeded ? ", which this version requires" : ""}`;
      return toLine("Added", features, text, false);
    }),
    ...groupFeatures(changes.changed, ({ from, to }) => [from, to]).flatMap((group): readonly Line[] => {
      const [{ from, to }] = group;
      const features = toGroup(group.map((change) => change.to));
      const isDeprecated = to.shape.deprecated && !from.shape.deprecated;
      const text = describeChanged(from, to, new Sentence(features, operations));
      const changed = toLine("Changed", features, text, canBreak(from, to));
      return [
        ...(isDeprecated ? [toLine("Deprecated", features, describeDeprecated(features, operations), false)] : []),
        ...(text === ""
          ? []
          : [{ ...changed, isBreaking: changed.isBreaking && changed.exports.some((name) => failed.has(name)) }]),
      ];
    }),
    ...group(changes.removed).map((features) => {
      // The client keeps its function, for older servers.
      const isKept = features[0].place === "operation";
      return toLine(isKept ? "Deprecated" : "Removed", features, describeRemoved(features, operations), !isKept);
    }),
  ];
}

/** How many functions a sentence names. */
const MOST_NAMES = 8;

type Operations = ReadonlyMap<string, AdminOperation>;
/** A change of one feature, or the same change in several operations that share a schema. */
type Group = readonly [Feature, ...Feature[]];

/** The parts of a sentence about functions and something of theirs. */
class Sentence {
  /** `` `a()` and `b()` `` */
  readonly subject: string;
  readonly #isOne: boolean;
  /** `` `info[].level` in the body `` */
  readonly object: string;

  constructor(features: Group, operations: Operations) {
    const names = [...new Set(features.flatMap((feature) => nameFunctions(feature, operations)))].sort();
    const more = names.length - MOST_NAMES;
    this.subject = joinNames(more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more functions`] : names);
    this.#isOne = names.length === 1;
    this.object = nameObject(features, operations);
  }

  /** `` `a()` takes `` */
  does(verb: string): string {
    return `${this.subject} ${verb}${this.#isOne ? "s" : ""}`;
  }
}

function describeAdded(features: Group, operations: Operations): string {
  const sentence = new Sentence(features, operations);
  const [{ place, path, request, value }] = features;
  if (place === "operation") return `${sentence.does("send")} \`${request}\``;
  if (place === "response" && value !== undefined) return `${sentence.subject} may return ${sentence.object}`;
  // It is newer than its operation, and so an option.
  const object = place === "body" && path.length === 0 ? "the option `body`" : sentence.object;
  return `${sentence.does(VERBS[place])} ${object}`;
}

function describeRemoved(features: Group, operations: Operations): string {
  const sentence = new Sentence(features, operations);
  const [{ place, request }] = features;
  if (place === "operation")
    return `${sentence.subject}, since Restate no longer has \`${request}\`: calls of newer servers are rejected`;
  return `${sentence.subject} no longer ${VERBS[place]}${sentence.subject.includes(" and ") ? "" : "s"} ${sentence.object}`;
}

function describeDeprecated(features: Group, operations: Operations): string {
  const { subject, object } = new Sentence(features, operations);
  return features[0].place === "operation" ? subject : `${object} of ${subject}`;
}

function describeChanged({ shape: from, place }: Feature, { shape: to }: Feature, sentence: Sentence): string {
  const types = describeShape({ types: to.types });
  const wereTypes = describeShape({ types: from.types });
  const isResponse = isRead(place);
  const required = to.required ? "is now always there" : "may now be missing";
  return [
    ...(from.required === to.required
      ? []
      : [
          isResponse
            ? `${sentence.object} of ${sentence.subject} ${required}`
            : `${sentence.object} of ${sentence.subject} is now ${to.required ? "required" : "optional"}`,
        ]),
    ...(types === wereTypes
      ? []
      : [
          `${sentence.does(isResponse ? "return" : "take")} \`${types}\` as ${sentence.object}, where it was \`${wereTypes}\``,
        ]),
    ...(from.alternatives === to.alternatives
      ? []
      : [
          `${sentence.does(isResponse ? "return" : "take")} ${to.alternatives === undefined ? "one kind of object" : `one of ${to.alternatives} kinds of object`} as ${sentence.object}, where there ${from.alternatives === undefined ? "was one" : `were ${from.alternatives}`}`,
        ]),
  ].join("; ");
}

const WHOLE = { operation: "", query: "", header: "", body: "the body", response: "the result", status: "errors" };
const VERBS = { query: "take", header: "take", body: "take", response: "return", status: "document" };

function nameFunctions({ operation, request, place, path }: Feature, operations: Operations): readonly string[] {
  const found = operations.get(operation);
  if (found === undefined) return [`\`${request}\``];
  // A bulk function takes the same options, the body among them if that is one.
  const isOption = ["operation", "query", "header"].includes(place) || (place === "body" && path.length === 0);
  const names = isOption ? listFunctions(found) : [found.functionName];
  return names.map((name) => `\`${name}()\``);
}

function nameObject(features: Group, operations: Operations): string {
  const [{ operation, place, value }] = features;
  if (place === "status" && features[0].path.length === 1) return `the status ${features[0].path[0]}`;
  const path = findCommonEnd(features.map((feature) => feature.path.slice(place === "status" ? 1 : 0)));
  const option = operations
    .get(operation)
    ?.optionParameters.find(({ location, name }) => location === place && name === path[0]);
  const name = `\`${namePath(option ? [option.argument, ...path.slice(1)] : path)}\``;
  const whole = WHOLE[place];
  const object =
    path.length === 0 ? whole : place === "query" || place === "header" ? `the option ${name}` : `${name} in ${whole}`;
  return value === undefined ? object : `the value \`${JSON.stringify(value)}\` for ${object}`;
}

/** Whether a change can break code. Allowing more in a request, or promising more in a response, cannot. */
function canBreak({ shape: from, place }: Feature, { shape: to }: Feature): boolean {
  const isResponse = isRead(place);
  const [wide, narrow] = isResponse ? [from, to] : [to, from];
  const known = new Set(wide.types.map(toScriptType));
  const isNarrower = known.has("anything") || narrow.types.every((type) => known.has(toScriptType(type)));
  // What only newer servers require is optional.
  const promisesLess = (from.required && !to.required) || from.alternatives !== to.alternatives;
  return !isNarrower || (isResponse && promisesLess);
}

/** Whether a program reads what is there. Of an error, the path begins with the status. */
function isRead(place: Feature["place"]): boolean {
  return place === "response" || place === "status";
}

/** `number` for `integer (uint32)` */
function toScriptType(type: string): string {
  return type.replace(/ .*/, "").replace("integer", "number");
}

function toGroup<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error("a group has one feature at least");
  return [first, ...others];
}

function findCommonEnd([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const isCommon = (length: number) => others.every((path) => path.at(-length) === first.at(-length));
  const count = first.findIndex((_, index) => !isCommon(index + 1));
  const end = count === -1 ? first : first.slice(first.length - count);
  const isNamed = end[0] !== "[]" && end[0] !== "{}";
  return isNamed || end.length === 1 ? end : end.slice(1);
}
