import { type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import { nameFunction } from "../../../scripts/model/naming.js";
import { changeAt, listValues } from "./change-at.js";
import { listOperations, listSentSchemas, type PlacedOperation } from "./list-operations.js";

/** What a release changed. */
interface Change {
  readonly document: JsonObject;
  /** Texts that a line of its changelog has to have, so that a user can act on it. */
  readonly told?: readonly string[];
  /** Fields that the real server has in its answers, and this release no longer. */
  readonly hidden?: readonly string[];
}

/** Whether hand-written code names something: that could not follow a change by itself. */
export type IsNamed = (name: string) => boolean;

type Rule = (document: JsonObject, isNamed: IsNamed) => Change;

/** Changes that break code, each made where no hand-written code has to follow, in the first place that there is. */
export const CHANGES: readonly Rule[] = [
  renameOperation,
  requireParameter,
  renamePathParameter,
  removeField,
  addEnumValue,
  renameSchema,
  rewriteSummary,
];

function renameOperation(document: JsonObject, isNamed: IsNamed): Change {
  const { place, id } = first("operation", listOperations(document).filter(isFree(isNamed)));
  const now = `rehearsed_${id}`;
  return {
    document: changeAt(document, [...place, "operationId"], () => now),
    told: ["**Breaking:**", `\`${nameFunction(id)}()\``, `\`${nameFunction(now)}()\``],
  };
}

function requireParameter(document: JsonObject, isNamed: IsNamed): Change {
  const optional = listOperations(document)
    .filter(isFree(isNamed))
    .flatMap(({ id, place, operation }) =>
      readArray(operation.parameters).flatMap((value, index) => {
        const { in: location, required, name } = readObject(value);
        return location === "query" && required !== true ? [{ id, name, place: [...place, "parameters", index] }] : [];
      }),
    );
  const { id, name, place } = first("optional query parameter", optional);
  return {
    document: changeAt(document, [...place, "required"], () => true),
    told: ["**Breaking:**", `\`${name}\` in the query of \`${nameFunction(id)}()\``, "required"],
  };
}

function renamePathParameter(document: JsonObject, isNamed: IsNamed): Change {
  const paths = readObject(document.paths);
  const free = Object.keys(paths).filter((path) => {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? "");
    return names.length > 0 && !names.some(isNamed);
  });
  const path = first("path with a parameter", free.sort());
  const [, name = ""] = /\{([^}]+)\}/.exec(path) ?? [];
  const now = `rehearsed_${name}`;
  const moved = listValues(paths[path])
    .filter(([place, value]) => place.at(-1) === "name" && value === name)
    .reduce((item, [place]) => changeAt(item, place, () => now), readObject(paths[path]));
  const { [path]: _, ...others } = paths;
  return {
    document: { ...document, paths: { ...others, [path.replace(`{${name}}`, `{${now}}`)]: moved } },
    told: [`\`${name}\``, `\`${now}\``],
  };
}

/** Out of every answer that has it. */
function removeField(document: JsonObject, isNamed: IsNamed): Change {
  const sent = listSentSchemas(document);
  const schemas = readObject(readObject(document.components).schemas);
  const names = Object.keys(schemas)
    .sort()
    .filter((schema) => !sent.has(schema))
    .flatMap((schema) => Object.keys(readObject(readObject(schemas[schema]).properties)).sort());
  const isSent = (name: string) => [...sent].some((schema) => JSON.stringify(schemas[schema]).includes(`"${name}":`));
  const name = first(
    "field of an answer",
    names.filter((field) => !isNamed(field) && !isSent(field)),
  );
  const owners = listValues(document).filter(([place]) => place.at(-1) === name && place.at(-2) === "properties");
  const without = owners.reduce((changed, [place]) => {
    const required = [...place.slice(0, -2), "required"];
    const dropped = changeAt(changed, place, () => undefined);
    return changeAt(dropped, required, (list) =>
      list === undefined ? list : readArray(list).filter((field) => field !== name),
    );
  }, document);
  return { document: without, told: ["**Breaking:**", `\`${name}\``], hidden: [name] };
}

/** A value of an enum that stands beside a null. */
function addEnumValue(document: JsonObject): Change {
  const nullable = listOperations(document).flatMap(({ id, place, operation }) =>
    listValues(operation.parameters, [...place, "parameters"]).flatMap(([inside, value]) => {
      const choices = readArray(readObject(value).oneOf);
      const index = choices.findIndex((choice) => readObject(choice).enum !== undefined);
      const hasNull = choices.some((choice) => readObject(choice).type === "null");
      return hasNull && index !== -1 ? [{ id, place: [...inside, "oneOf", index, "enum"] }] : [];
    }),
  );
  const { id, place } = first("enum beside a null", nullable);
  return {
    document: changeAt(document, place, (values) => [...readArray(values), "Rehearsed"]),
    told: [`\`"Rehearsed"\``, `\`${nameFunction(id)}()\``],
  };
}

function renameSchema(document: JsonObject, isNamed: IsNamed): Change {
  const schemas = readObject(readObject(document.components).schemas);
  const name = first(
    "schema",
    Object.keys(schemas)
      .filter((each) => /^[A-Za-z]+$/.test(each) && !isNamed(each))
      .sort(),
  );
  const now = `Rehearsed${name}`;
  const { [name]: schema, ...others } = schemas;
  const moved = changeAt(document, ["components", "schemas"], () => ({ ...others, [now]: schema }));
  const references = listValues(moved).filter(
    ([place, value]) => place.at(-1) === "$ref" && value === `#/components/schemas/${name}`,
  );
  return {
    document: references.reduce(
      (changed, [place]) => changeAt(changed, place, () => `#/components/schemas/${now}`),
      moved,
    ),
    told: ["**Breaking:**", `\`${name}\``, `\`${now}\``],
  };
}

function rewriteSummary(document: JsonObject, isNamed: IsNamed): Change {
  const { place } = first("operation", listOperations(document).filter(isFree(isNamed)));
  return { document: changeAt(document, [...place, "summary"], (text) => `${text} */ \`now\` \${too}`) };
}

function isFree(isNamed: IsNamed): (operation: PlacedOperation) => boolean {
  return ({ id }) => !isNamed(id) && !isNamed(nameFunction(id) ?? id);
}

function first<T>(what: string, candidates: readonly T[]): T {
  const [found] = candidates;
  if (found === undefined) throw new Error(`there is no ${what} that could change without hand-written code`);
  return found;
}
