import { nameRequest } from "../document/index.js";
import type { Operation } from "../model/index.js";
import { indexOperations, type Line, listCallers, listUses } from "./change-line.js";
import { type DescribeFeatures, joinNames } from "./create-describer.js";
import type { Rename, Renames } from "./find-renames.js";
import { groupFeatures } from "./group-features.js";

/** Describes every rename and every removed type. */
export function describeRenames(
  { operations, pathParameters, types, removedTypes, fields }: Renames,
  old: readonly Operation[],
  describe: DescribeFeatures,
): readonly Line[] {
  const known = indexOperations(old);
  return [
    ...operations.map(describeOperation),
    ...describePathParameters(pathParameters),
    ...types.map(({ from, to }): Line => {
      return {
        heading: "Changed",
        text: `the type \`${from}\` is now \`${to}\``,
        breaks: [{ kind: "type", name: from }],
      };
    }),
    ...groupFeatures(fields, ({ from, to }) => [from, to]).map((group): Line => {
      const owners = group.flatMap(({ from }) => known.get(from.operation) ?? []);
      const text = `${describe(group.map(({ from }) => from))} is now \`${group[0]?.to.path.at(-1)}\``;
      return { heading: "Changed", text, breaks: owners.flatMap(listCallers) };
    }),
    ...describeRemovedTypes(removedTypes),
  ];
}

function describeOperation({ from, to }: Rename<Operation>): Line {
  const [was, is] = [from, to].map(({ method, path }) => nameRequest(method, path));
  const moved = was === is ? "" : `now sends \`${is}\` instead of \`${was}\``;
  if (from.functionName === to.functionName) {
    return { heading: "Changed", text: `\`${from.functionName}()\` ${moved}`, breaks: listUses(from) };
  }
  const renamed = `\`${from.functionName}()\` is now \`${to.functionName}()\``;
  const text = `${renamed}, and its types are renamed with it${moved === "" ? "" : `; it ${moved}`}`;
  return { heading: "Changed", text, breaks: moved === "" ? listCallers(from) : listUses(from) };
}

/** Describes each parameter once, although many paths may have it. */
function describePathParameters(renames: readonly Rename<Operation>[]): readonly Line[] {
  const owners = new Map<string, Operation[]>();
  for (const { from, to } of renames) {
    for (const [index, { name }] of from.pathParameters.entries()) {
      const now = to.pathParameters[index]?.name;
      const text = `the path parameter \`${name}\` is now \`${now}\``;
      if (name !== now) owners.set(text, [...(owners.get(text) ?? []), from]);
    }
  }
  return [...owners].map(([text, operations]): Line => {
    const names = joinNames(operations.map(({ functionName }) => `\`${functionName}()\``));
    return {
      heading: "Changed",
      text: `${text} in the path of ${names}; only code that calls \`client.http\` has to change`,
      breaks: operations.map(({ functionName: name }) => ({ kind: "path", name })),
    };
  });
}

function describeRemovedTypes(names: readonly string[]): readonly Line[] {
  if (names.length === 0) return [];
  const list = joinNames(names.map((name) => `\`${name}\``));
  const text = `the type${names.length === 1 ? "" : "s"} ${list}`;
  return [{ heading: "Removed", text, breaks: names.map((name) => ({ kind: "type", name })) }];
}
