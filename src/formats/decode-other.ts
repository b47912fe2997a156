import { type Decoder, decodeJson, parseJson, readBody, readString } from "../call/index.js";
import { decodeEvents } from "./decode-events.js";

export const decodeText: Decoder = (success) => readString(success);

export const decodeBlob: Decoder = (success) =>
  readBody(success, (chunks) => new Blob([...chunks], { type: success.response.headers.get("content-type") ?? "" }));

/** Decodes by the Content-Type, where the successes of an operation have several. */
export const decodeByType: Decoder = (success) => {
  const [type = ""] = (success.response.headers.get("content-type") ?? "").toLowerCase().split(";", 1);
  if (/[/+]json\s*$/.test(type)) return decodeJson(success);
  if (/^text\/event-stream\s*$/.test(type)) return decodeEvents(success);
  if (/^text\/|[/+](xml|yaml)\s*$/.test(type)) return decodeText(success);
  return type === "" ? decodeUntyped(success) : decodeBlob(success);
};

const decodeUntyped: Decoder = async (success) => {
  const string = await readString(success);
  return string === "" ? undefined : parseJson(string, success);
};
