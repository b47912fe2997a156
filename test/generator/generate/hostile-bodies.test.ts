import { describe, expect, it } from "vitest";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call, send } = useGeneratedClient(["hostile/bodies"]);

describe("a body", () => {
  const bytes = new Blob(["bytes"], { type: "image/png" });
  it.each([
    ["sendObject", { given: [{ name: "ü" }], want: ["application/json", '{"name":"ü"}'] }],
    ["sendOptionalObject", { given: [], want: [undefined, ""] }],
    ["sendMergePatch", { given: [{ a: null }], want: ["application/merge-patch+json", '{"a":null}'] }],
    ["sendScalar", { given: [null], want: ["application/json", "null"] }],
    ["sendArray", { given: [[]], want: ["application/json", "[]"] }],
    ["sendAnything", { given: ["text"], want: ["application/json", '"text"'] }],
    ["prefersJson", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    [
      "prefersForm",
      { given: [{ name: "a b", size: 1 }], want: ["application/x-www-form-urlencoded", "name=a+b&size=1"] },
    ],
    ["sendText", { given: ["a\nb"], want: ["text/plain", "a\nb"] }],
    ["sendOptionalText", { given: ["ü"], want: ["text/plain; charset=utf-8", "ü"] }],
    ["sendXml", { given: ["<a/>"], want: ["application/xml", "<a/>"] }],
    ["sendBytes", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["sendImage", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["sendImage", { given: [bytes, { headers: { "Content-Type": "image/png" } }], want: ["image/png", "bytes"] }],
    ["sendWildcardObject", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    ["sendWildcardText", { given: ["a"], want: ["text/plain", "a"] }],
    ["sendWildcardBytes", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["deleteWithBody", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    ["bodyWithoutContent", { given: [], want: [undefined, ""] }],
    ["getWithOptionalBody", { given: [], want: [undefined, ""] }],
    [
      "sendForm",
      {
        given: [{ name: "a&b", tags: ["c", "d"], count: undefined, address: { city: "e" } }],
        want: ["application/x-www-form-urlencoded", "name=a%26b&tags=c&tags=d&address=%7B%22city%22%3A%22e%22%7D"],
      },
    ],
    [
      "sendForm",
      {
        given: [{ name: "a", price: { amount: 1, per: ["b"] }, words: ["c", "d"] }],
        want: ["application/x-www-form-urlencoded", "name=a&price%5Bamount%5D=1&price%5Bper%5D%5B0%5D=b&words=c,d"],
      },
    ],
  ])("of %s is sent as what it is", async (name, { given, want }) => {
    const { headers, body } = await send(`bodies ${name}`, ...given);
    expect([headers["content-type"], body]).toEqual(want);
  });

  it("of several parts has a boundary and a type for each", async () => {
    const given = { file: bytes, name: "a", tags: ["b", "c"], meta: { name: "d" } };
    const { headers, body } = await send("bodies sendMultipart", given);
    const type = headers["content-type"] ?? "";
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    const parts = await new Response(body, { headers: { "content-type": type } }).formData();
    expect([parts.get("name"), parts.getAll("tags")]).toEqual(["a", ["b", "c"]]);
    expect(await (parts.get("file") as Blob).text()).toBe("bytes");
    expect(body).toMatch(/name="file"; filename="blob"\r\nContent-Type: image\/png\r\n\r\nbytes\r\n/);
    expect(body).toMatch(/name="meta"\r\nContent-Type: application\/json\r\n\r\n{"name":"d"}\r\n/);
  });
});

describe("a body that may have several media types", () => {
  it.each<[string, readonly unknown[], string | undefined, string]>([
    ["chooseFormat", [{ name: "a" }], "application/json", '{"name":"a"}'],
    ["chooseFormat", [{ name: "a" }, { contentType: "application/json" }], "application/json", '{"name":"a"}'],
    [
      "chooseFormat",
      [{ name: "a" }, { contentType: "application/x-www-form-urlencoded" }],
      "application/x-www-form-urlencoded",
      "name=a",
    ],
    ["chooseFormat", ["a,b", { contentType: "text/csv" }], "text/csv", "a,b"],
    ["choosePatch", [[{ op: "remove" }], { force: true }], "application/json-patch+json", '[{"op":"remove"}]'],
    [
      "choosePatch",
      [{ a: null }, { force: true, contentType: "application/merge-patch+json" }],
      "application/merge-patch+json",
      '{"a":null}',
    ],
    ["choosePatch", [undefined, { force: true }], undefined, ""],
  ])("of %s has the one that the caller chooses: %j", async (name, given, type, want) => {
    const { headers, body } = await send(`bodies ${name}`, ...given);
    expect([headers["content-type"], body]).toEqual([type, want]);
  });

  it.each([
    ["chooseBesideQuery", { force: true }, "force=true"],
    ["chooseBesideParameters", { force: true }, "force=true"],
    ["chooseBesideParameters", { contentType_: "image/png" }, "contentType=image%2Fpng"],
  ])("of %s is not named in the query, beside %j", async (name, options, want) => {
    const { headers, body, url } = await send(`bodies ${name}`, "a,b", { ...options, contentType: "text/csv" });
    expect([headers["content-type"], body, url.split("?")[1]]).toEqual(["text/csv", "a,b", want]);
  });

  it("can be a form with files", async () => {
    const given = { name: "a", file: new Blob(["bytes"]) };
    const { headers, body } = await send("bodies chooseFormat", given, { contentType: "multipart/form-data" });
    const parts = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
    expect([parts.get("name"), await (parts.get("file") as Blob).text()]).toEqual(["a", "bytes"]);
  });

  it.each(["text/json", "multipart/related", "image/png", 5])("has no other: %s", async (contentType) => {
    await expect(call("bodies chooseFormat", { name: "a" }, { contentType })).rejects.toThrow(
      'contentType must be one of "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"',
    );
    expect(server.requests).toHaveLength(0);
  });
});
