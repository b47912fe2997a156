import { describe, expect, it } from "vitest";
import { useFixtureClients } from "./fixture-clients.js";

const { send } = useFixtureClients("bodies");

const bytes = new Blob(["bytes"], { type: "image/png" });
const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";
const MERGE = "application/merge-patch+json";
const BYTES = "application/octet-stream";

describe("a body", () => {
  it.each<[string, readonly unknown[], string | undefined, string]>([
    ["sendObject", [{ name: "ü" }], JSON_TYPE, '{"name":"ü"}'],
    ["sendOptionalObject", [], undefined, ""],
    ["sendMergePatch", [{ a: null }], MERGE, '{"a":null}'],
    ["sendScalar", [null], JSON_TYPE, "null"],
    ["sendArray", [[]], JSON_TYPE, "[]"],
    ["sendAnything", ["text"], JSON_TYPE, '"text"'],
    ["prefersJson", [{ name: "a" }], JSON_TYPE, '{"name":"a"}'],
    ["prefersForm", [{ name: "a b", size: 1 }], FORM, "name=a+b&size=1"],
    ["sendText", ["a\nb"], "text/plain", "a\nb"],
    ["sendOptionalText", ["ü"], "text/plain; charset=utf-8", "ü"],
    ["sendOptionalText", [], undefined, ""],
    ["sendXml", ["<a/>"], "application/xml", "<a/>"],
    ["sendBytes", [bytes], BYTES, "bytes"],
    ["sendImage", [bytes], BYTES, "bytes"],
    ["sendImage", [bytes, { headers: { "Content-Type": "image/png" } }], "image/png", "bytes"],
    ["sendWildcardObject", [{ name: "a" }], JSON_TYPE, '{"name":"a"}'],
    ["sendWildcardText", ["a"], "text/plain", "a"],
    ["sendWildcardBytes", [bytes], BYTES, "bytes"],
    ["deleteWithBody", [{ name: "a" }], JSON_TYPE, '{"name":"a"}'],
    ["bodyWithoutContent", [], undefined, ""],
    ["getWithOptionalBody", [], undefined, ""],
    ["optionalBodyRequiredQuery", [{ name: "x" }, { q: "1" }], JSON_TYPE, '{"name":"x"}'],
    ["optionalBodyRequiredQuery", [undefined, { q: "1" }], undefined, ""],
    [
      "sendForm",
      [{ name: "a&b", tags: ["c", "d"], count: undefined, address: { city: "e" } }],
      FORM,
      "name=a%26b&tags=c&tags=d&address=%7B%22city%22%3A%22e%22%7D",
    ],
    [
      "sendForm",
      [{ name: "a", price: { amount: 1, per: ["b"] }, words: ["c", "d"] }],
      FORM,
      "name=a&price%5Bamount%5D=1&price%5Bper%5D%5B0%5D=b&words=c,d",
    ],
    ["chooseFormat", [{ name: "a" }], JSON_TYPE, '{"name":"a"}'],
    ["chooseFormat", [{ name: "a" }, { contentType: JSON_TYPE }], JSON_TYPE, '{"name":"a"}'],
    ["chooseFormat", [{ name: "a" }, { contentType: FORM }], FORM, "name=a"],
    ["chooseFormat", ["a,b", { contentType: "text/csv" }], "text/csv", "a,b"],
    ["choosePatch", [[{ op: "remove" }], { force: true }], "application/json-patch+json", '[{"op":"remove"}]'],
    ["choosePatch", [{ a: null }, { force: true, contentType: MERGE }], MERGE, '{"a":null}'],
    ["choosePatch", [undefined, { force: true }], undefined, ""],
  ])("of %s is sent as what it is: %j", async (name, args, type, want) => {
    const { headers, body } = await send(`bodies ${name}`, ...args);
    expect([headers["content-type"], body]).toEqual([type, want]);
  });

  it("of several parts has a boundary and a type for each", async () => {
    const given = { file: bytes, name: "a", tags: ["b", "c"], meta: { name: "d" } };
    const { headers, body } = await send("bodies sendMultipart", given);
    const parts = await readForm(headers["content-type"] ?? "", body);
    expect([parts.get("name"), parts.getAll("tags")]).toEqual(["a", ["b", "c"]]);
    expect(body).toMatch(/name="file"; filename="blob"\r\nContent-Type: image\/png\r\n\r\nbytes\r\n/);
    expect(body).toMatch(/name="meta"\r\nContent-Type: application\/json\r\n\r\n{"name":"d"}\r\n/);
  });

  it("can be a form with files, if the caller chooses that", async () => {
    const options = { contentType: "multipart/form-data" };
    const { headers, body } = await send("bodies chooseFormat", { name: "a", file: bytes }, options);
    const parts = await readForm(headers["content-type"] ?? "", body);
    expect([parts.get("name"), await (parts.get("file") as Blob).text()]).toEqual(["a", "bytes"]);
  });

  it.each([
    ["chooseBesideQuery", { force: true }, "force=true"],
    ["chooseBesideParameters", { force: true }, "force=true"],
    ["chooseBesideParameters", { contentType_: "image/png" }, "contentType=image%2Fpng"],
  ])("of %s has a media type that is not named in the query, beside %j", async (name, options, want) => {
    const { headers, body, url } = await send(`bodies ${name}`, "a,b", { ...options, contentType: "text/csv" });
    expect([headers["content-type"], body, url.split("?")[1]]).toEqual(["text/csv", "a,b", want]);
  });
});

function readForm(type: string, body: string): Promise<FormData> {
  expect(type).toMatch(/^multipart\/form-data; boundary=/);
  return new Response(body, { headers: { "content-type": type } }).formData();
}
