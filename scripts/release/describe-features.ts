import {
  type Changes,
  compareRules,
  describeShape,
  type Feature,
  isOpen,
  keepOutermost,
  nameInOperation,
  type RuleChange,
  WHOLE,
} from "../history/index.js";
import { groupBy, type Json } from "../io/index.js";
import type { Operation } from "../model/index.js";
import type { Heading } from "./changelog.js";
import { areNarrower } from "./is-narrower.js";
import { isRead, isRuleBreaking, isShapeNarrower, rateRemoved } from "./rate-change.js";

/** A line of the changelog. The lines alone decide the level. */
export interface Line {
  readonly heading: Heading;
  readonly text: string;
  /** Whether code for the previous version may no longer compile or work. */
  readonly isBreaking: boolean;
  /** The exports of the client that the change is about. If the change is breaking, it explains why they fail. */
  readonly exports: readonly string[];
}

interface DescribedChange {
  readonly heading: Heading;
  readonly feature: Feature;
  readonly text: string;
  readonly breaks: "never" | "always" | "if code fails";
  /** Whether any other change of the same parameter or body replaces this one. */
  readonly isVague?: boolean;
}

/** Ends the line about a feature that only older servers have. */
export const NOT_IN_NEWER = ", which newer servers do not have";

type Operations = ReadonlyMap<string, Operation>;

interface Context {
  readonly operations: Operations;
  /** The exports whose published uses no longer compile: no other change of a type is breaking. */
  readonly failed: ReadonlySet<string>;
  /** Says that newer versions lack an added feature, or that earlier versions had it; empty if the feature is simply new. */
  readonly describePresence: (feature: Feature) => string;
}

/** `` `a()`, `b()` and `c()` `` */
const LIST: Intl.ListFormat = new Intl.ListFormat("en-GB");

/** Writes a line for each change, with the client's functions in place of requests. The same change of several operations is one line. */
export function describeFeatures(changes: Changes, context: Context): readonly Line[] {
  const { operations, failed } = context;
  const described = listDescribed(changes, context);
  const named = new Set(described.filter(({ isVague }) => !isVague).map(({ feature }) => nameOwner(feature)));
  const shown = described.filter(({ isVague, feature }) => !isVague || !named.has(nameOwner(feature)));
  const groups = groupBy(shown, ({ heading, text, breaks }) => JSON.stringify([heading, text, breaks]));
  return [...groups.values()].map((group): Line => {
    const [{ heading, text, breaks }] = group;
    const exports = group.flatMap(({ feature }) => operations.get(feature.operation) ?? []).flatMap(nameExports);
    const functions = [...new Set(group.flatMap(({ feature }) => nameFunctions(feature, operations)))].sort();
    const isBreaking = breaks === "always" || (breaks === "if code fails" && exports.some((each) => failed.has(each)));
    return { heading, text: `${LIST.format(functions)}: ${text}`, isBreaking, exports };
  });
}

function listDescribed({ added, common, removed }: Changes, { operations, describePresence }: Context) {
  const name = (feature: Feature) => nameInside(feature, operations.get(feature.operation));
  const compared = common.map(({ from, to }) => ({ from, to, rules: compareRules(from, to) }));
  const isNarrowed = ({ rules }: { readonly rules: readonly RuleChange[] }) =>
    rules.some(({ keyword, from, to }) => keyword === WHOLE && areNarrower(from, to));
  const narrowed = new Set(compared.filter(isNarrowed).map(({ to }) => nameOwner(to)));
  return [
    ...keepOutermost(added).map((feature): DescribedChange => {
      const isNeeded = !isRead(feature) && feature.shape.required === true;
      const text = `${name(feature)}${isNeeded ? ", which this version requires" : ""}${describePresence(feature)}`;
      return { heading: "Added", feature, text, breaks: "never" };
    }),
    ...compared.flatMap(({ from, to, rules }) => [
      ...describeMove(from, to, operations.get(to.operation)),
      ...describeShapes(from, to, name(to)),
      ...rules.map((change) => describeRule(change, to, name(to), narrowed.has(nameOwner(to)))),
    ]),
    ...keepOutermost(removed).map((feature): DescribedChange => {
      // The client keeps the feature for older servers, but a program that reads it must now expect that it is missing.
      return { heading: "Deprecated", feature, text: `${name(feature)}${NOT_IN_NEWER}`, breaks: rateRemoved(feature) };
    }),
  ];
}

/** Names the parameter, the body or the error that a feature belongs to. The status of a success belongs to its body. */
function nameOwner({ operation, location, status, path: [first] }: Feature): string {
  if (location === "response" || status?.startsWith("2")) return `${operation} response`;
  return `${operation} ${status ?? (location === "body" ? location : `${location} ${first}`)}`;
}

/** Describes a request that has moved. A new prefix has one line for all requests. */
function describeMove(from: Feature, to: Feature, operation: Operation | undefined): readonly DescribedChange[] {
  // The names of path parameters are not sent.
  const unnamed = (request: string) => request.replace(/\{[^}]*\}/g, "{}");
  if (unnamed(from.request) === unnamed(to.request)) return [];
  const [oldPath = "", newPath = ""] = [from, to].map(({ request }) => request.replace(/^\S+ /, ""));
  const prefix = newPath.endsWith(oldPath) ? newPath.slice(0, -oldPath.length) : "";
  // The client sends an older server its own request, unless the history has lost that request.
  const earlier = operation?.history?.moved.map(({ method, path }) => unnamed(`${method} ${path}`));
  const isLost = !earlier?.includes(unnamed(from.request));
  const words =
    prefix === "" ? `${toCode(to.request)}, which was ${toCode(from.request)}` : `${toCode(prefix)} begins the path`;
  const text = `${words}${isLost ? ", which older servers do not have" : ""}`;
  return [{ heading: "Changed", feature: to, text, breaks: isLost ? "always" : "never" }];
}

function describeShapes(from: Feature, to: Feature, name: string): readonly DescribedChange[] {
  const [older, newer] = [describeShape(from.shape), describeShape(to.shape)];
  const text = `${name}: ${toCode(older)} -> ${toCode(newer)}`;
  const breaks = isShapeNarrower(from, to) ? "always" : "if code fails";
  return older === newer ? [] : [{ heading: "Changed", feature: to, text, breaks }];
}

/** `` `maxLength` of `query` in the body: none -> `100` `` */
function describeRule(change: RuleChange, feature: Feature, name: string, isOwnerNarrower: boolean): DescribedChange {
  const { keyword, from, to } = change;
  if (keyword === WHOLE) {
    // The server may refuse a request that it took before.
    const breaks = isRead(feature) || !isOwnerNarrower ? "never" : "always";
    return { heading: "Changed", feature, text: `${name} is described differently`, breaks, isVague: true };
  }
  if (keyword === "deprecated" && to.includes(true)) {
    return { heading: "Deprecated", feature, text: name, breaks: "never" };
  }
  const print = (values: readonly Json[]) =>
    values.length === 0 ? "none" : LIST.format(values.map((value) => toCode(shortenJson(JSON.stringify(value)))));
  const verb = /field|entry|item/.test(keyword) ? "have" : "be";
  const owner = feature.location === "operation" ? "" : ` of ${name}`;
  const text = isOpen(change)
    ? `${name} may ${to.length > 0 ? `${verb} ${keyword} now` : `no longer ${verb} ${keyword}`}`
    : `${toCode(keyword)}${owner}: ${print(from)} -> ${print(to)}`;
  return {
    heading: "Changed",
    feature,
    text,
    breaks: isRuleBreaking(change, feature, isOwnerNarrower) ? "always" : "never",
  };
}

/** Names a feature as callers do: the option for a parameter may have another name. */
function nameInside({ request, ...feature }: Feature, operation: Operation | undefined): string {
  const { location, path } = feature;
  if (location === "operation") return toCode(request);
  const option = operation?.optionParameters.find((each) => each.location === location && each.name === path[0]);
  return nameInOperation({ ...feature, path: option ? [option.argument, ...path.slice(1)] : path }, toCode);
}

function nameFunctions({ operation, request, location, path }: Feature, operations: Operations): readonly string[] {
  const found = operations.get(operation);
  if (found === undefined) return [toCode(request)];
  // A bulk function takes the same options, including a body that is an option.
  const isOption = ["operation", "query", "header"].includes(location) || (location === "body" && path.length === 0);
  const { functionName, bulk } = found;
  return (isOption && bulk ? [functionName, bulk.name] : [functionName]).map((name) => toCode(`${name}()`));
}

function shortenJson(json: string): string {
  return json.length > 100 ? `${json.slice(0, 100)}...` : json;
}

function toCode(text: string): string {
  return `\`${text}\``;
}

export function nameExports({ functionName, bulk, optionsType }: Operation): readonly string[] {
  return [functionName, ...(bulk === undefined ? [] : [bulk.name]), optionsType];
}
