import type { JsonObject } from "../../../scripts/io/json.js";
import { text } from "../../scripts/history/versions-of-a-thing.js";
import { LONG } from "./every-function.js";

type Form = "json" | "text" | "bytes";
interface Media {
  /** As the document has it. */
  readonly type: string;
  readonly schema: JsonObject;
  readonly form: Form;
  /** The type of a message, if the document has a range. */
  readonly as: string;
}

/** An operation that takes and returns any of one or two media types. */
export interface DrawnMedia {
  readonly name: string;
  readonly operation: JsonObject;
  /** The media types that are the best form of a request, as a message has them. */
  readonly sends: readonly string[];
  readonly given: Form;
  readonly accepts: readonly string[];
  readonly returns: Form;
  /** The media type of the server's response. */
  readonly answer: string;
}

const BYTES = { type: "string", format: "binary" };
const MEDIA: readonly Media[] = (
  [
    ["application/json", "json", LONG],
    ["application/a+json", "json", LONG],
    ["*/*", "json", LONG, "application/json"],
    ["application/*", "json", LONG, "application/json"],
    ["*/*", "text", text, "text/plain"],
    ["application/*", "bytes", BYTES, "application/octet-stream"],
    ["text/*", "text", text, "text/plain"],
    ["text/plain", "text", text],
    ["application/yaml", "text", text],
    ["video/mp4", "bytes", BYTES],
  ] as const
).map(([type, form, schema, as = type]) => ({ type, form, schema, as }));

/** The ways to write one media type. */
const WRITTEN: readonly ((type: string) => string)[] = [
  (type) => type,
  (type) => `${type}; charset=utf-8`,
  (type) => type.toUpperCase(),
  (type) => `${type.toUpperCase()};charset=UTF-8`,
];
const write = (media: Media, way: number): Media => {
  const type = WRITTEN[way % WRITTEN.length]?.(media.type) ?? "";
  return { ...media, type, as: media.as.includes(media.type) ? type : media.as };
};

const singles = MEDIA.flatMap((media) => WRITTEN.map((_, way) => [write(media, way)]));
const pairs = MEDIA.flatMap((first, row) =>
  MEDIA.flatMap((second, column) =>
    first.type <= second.type ? [] : [[write(first, row + 3 * column), write(second, column + 2 * row)]],
  ),
);

export const drawnMedia: readonly DrawnMedia[] = [...singles, ...pairs].map((offered, index) => {
  const content = Object.fromEntries(offered.map(({ type, schema }) => [type, { schema }]));
  const has = (form: Form) => offered.some((each) => each.form === form);
  const given = has("json") ? "json" : has("text") ? "text" : "bytes";
  const returns = has("json") ? "json" : has("bytes") ? "bytes" : "text";
  const isPlain = ({ as }: Media) => /^application\/json\b/i.test(as);
  const json = offered.filter(({ form }) => form === "json");
  const wanted = json.length > 0 ? json : offered;
  const best = offered.filter(({ form }) => form === given);
  const name = `media${index}x`;
  return {
    name,
    operation: { operationId: name, requestBody: { required: true, content }, responses: { 200: { content } } },
    sends: (best.some(({ type }) => /^application\/json\b/i.test(type)) ? best.filter(isPlain) : best).map(
      ({ as }) => as,
    ),
    given,
    accepts: json.some(isPlain) ? ["application/json"] : wanted.map(({ type }) => type),
    returns,
    answer: wanted.find(({ form }) => form === returns)?.as ?? "",
  };
});
