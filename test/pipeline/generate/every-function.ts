import type { JsonObject } from "../../../scripts/io/json.js";
import { object, text } from "../../scripts/history/versions-of-a-thing.js";

/** An operation of each combination, and a program's calls of its function. */
export interface DrawnFunction {
  readonly label: string;
  readonly name: string;
  readonly operation: JsonObject;
  /** The operation in the version before. */
  readonly older: JsonObject;
  /** All arguments after the client, and the fewest. */
  readonly all: readonly unknown[];
  readonly fewest: readonly unknown[];
  /** The requests of both: method, URL, the header `x-n`, media type and body. */
  readonly requests: readonly string[];
  /** The arguments of a call for one id with every option, if the operation has a bulk function with the same. */
  readonly forOne: readonly unknown[] | undefined;
}

const FIELDS = ["first", "second", "third", "fourth", "fifth", "sixth"].map((name) => [`the_${name}`, text] as const);
/** The type of this schema is too long for a signature. */
export const LONG: JsonObject = object(Object.fromEntries(FIELDS));
export const THING: JsonObject = { the_first: "a" };
const WORDS: JsonObject = { type: "string", enum: FIELDS.map(([name]) => `${name}_of_several_words`) };
const WORD = "the_first_of_several_words";

const json = (schema: JsonObject) => ({ type: "application/json", schema, value: THING, sent: JSON.stringify(THING) });
const BODIES = {
  short: json(object({ the_first: text, nothing: { type: "null" } })),
  // Its type is that of openapi-typescript for fields that only some use of a schema requires.
  named: json({ allOf: [{ $ref: "#/components/schemas/ThingOrNull" }], required: ["the_first"] }),
  long: json(LONG),
  text: { type: "text/plain", schema: text, value: "a b", sent: "a b" },
  bytes: { type: "application/octet-stream", schema: {}, value: "a b", sent: "a b" },
};
const PRESENCES = ["optional", "required", "newer"] as const;
const bodies = [
  undefined,
  ...Object.entries(BODIES).flatMap(([kind, body]) => PRESENCES.map((presence) => ({ kind, presence, ...body }))),
];
const options = [
  undefined,
  ...["query", "header"].flatMap((place) =>
    [false, true].flatMap((required) =>
      Object.entries({ short: text, long: WORDS }).map(([kind, schema]) => ({ kind, place, required, schema })),
    ),
  ),
];

/** Every body without options, and a third of the other combinations, since a compiler takes a while. */
export const drawnFunctions: readonly DrawnFunction[] = bodies.flatMap((body, row) =>
  options.flatMap((option, column) =>
    option && (row + column) % 3 > 0 ? [] : [draw(`go${row}x${column}x`, body, option)],
  ),
);

function draw(name: string, body: (typeof bodies)[number], option: (typeof options)[number]): DrawnFunction {
  const { presence, type = "", sent = "" } = body ?? {};
  const argument = option?.place === "header" ? "x-n" : "n";
  const id = { name: "id", in: "path", required: true, schema: text };
  const parameters = [id, ...(option ? [{ ...option, name: argument, in: option.place }] : [])];
  const content = body && { [type]: { schema: body.schema } };
  const older = { operationId: name, parameters, responses: { 200: { content: { "application/json": {} } } } };
  const requestBody = content && { requestBody: { content, required: presence === "required" } };
  const hasBulk = presence !== "required";
  const operation = { ...older, ...requestBody, ...(hasBulk && { "x-bulk": true }) };
  const own = option && { [argument]: WORD };
  const isArgument = body !== undefined && presence !== "newer";
  const every = { ...own, ...(body && !isArgument && { body: body.value }) };
  const request = (hasOption: boolean, hasBody: boolean) => {
    const query = hasOption && option?.place === "query" ? `?n=${WORD}` : "";
    const header = hasOption && option?.place === "header" ? WORD : undefined;
    return `POST /${name}/a${query} ${header} ${hasBody ? `${type} ${sent}` : "undefined "}`;
  };
  const rest = option?.required ? [own] : [];
  const least =
    presence === "required" ? [body?.value, ...rest] : [...(isArgument && own && rest[0] ? [undefined] : []), ...rest];
  return {
    label: `${presence ?? "no"} body ${body?.kind ?? ""}, ${option ? `${option.place} ${option.kind} ${option.required}` : "no option"}`,
    name,
    operation,
    older: presence === "newer" ? older : operation,
    all: ["a", ...(isArgument ? [body.value] : []), every],
    fewest: ["a", ...least],
    requests: [request(true, body !== undefined), request(option?.required ?? false, presence === "required")],
    forOne: hasBulk ? [...(isArgument ? [undefined] : []), { ...every, headers: { "x-own": "b" } }] : undefined,
  };
}
