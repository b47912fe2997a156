import { describe, expect, it } from "vitest";
import { answerJson } from "../../loopback-server.js";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call, send } = useGeneratedClient(["hostile/responses"]);

describe("a response", () => {
  it.each([
    ["severalWithDifferentBodies", "application/json"],
    ["mixedFormats", "application/json, text/csv, application/zip"],
    ["jsonOrArrow", "application/json"],
    ["textOrBytes", "application/zip, text/csv"],
    ["getXml", "application/xml"],
    ["getImage", "image/*"],
    ["getVendorJson", "application/vnd.api+json"],
    ["getWildcard", "application/json"],
    ["getWildcardBytes", "*/*"],
    ["onlyErrors", "application/json"],
  ])("of %s is asked for as %s", async (name, want) => {
    server.answer = (response) => response.writeHead(204).end();
    await call(`responses ${name}`).catch(() => {});
    expect(server.requests[0]?.headers.accept).toBe(want);
  });

  it.each([
    ["severalWithDifferentBodies", { given: [200, "application/json", '{"old":true}'], want: { old: true } }],
    ["severalWithDifferentBodies", { given: [201, "application/json", '{"new":1}'], want: { new: 1 } }],
    ["severalWithDifferentBodies", { given: [202, undefined, ""], want: undefined }],
    ["severalWithDifferentBodies", { given: [200, undefined, '{"old":true}'], want: { old: true } }],
    ["mixedFormats", { given: [200, "application/json; charset=utf-8", "[]"], want: [] }],
    ["mixedFormats", { given: [203, "text/csv", "a,b"], want: "a,b" }],
    ["mixedFormats", { given: [204, undefined, ""], want: undefined }],
    ["mixedFormats", { given: [203, "text/json-lines", "{}\n{}"], want: "{}\n{}" }],
    ["getText", { given: [200, "text/plain", "{}"], want: "{}" }],
    ["getXml", { given: [200, "application/xml", "<a/>"], want: "<a/>" }],
    ["getVendorJson", { given: [200, "application/vnd.api+json", '{"old":false}'], want: { old: false } }],
    ["ranges", { given: [299, "application/json", "1"], want: 1 }],
    ["onlyDefault", { given: [200, "application/json", "null"], want: null }],
    ["onlyErrors", { given: [200, undefined, ""], want: undefined }],
    ["noResponses", { given: [200, undefined, ""], want: undefined }],
    ["nothingWithContent", { given: [204, undefined, ""], want: undefined }],
    ["askOptions", { given: [200, undefined, ""], want: undefined }],
    ["jsonWithoutSchema", { given: [200, "application/json", '"a"'], want: "a" }],
  ] as const)("of %s is read as what it is", async (name, { given, want }) => {
    const [status, type, text] = given;
    server.answer = (response) =>
      response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
    const answer = await call(`responses ${name}`).withResponse();
    expect(answer).toMatchObject({ status, data: want });
  });

  it.each(["getBytes", "getImage", "getWildcardBytes"])("of %s is a Blob with its type", async (name) => {
    server.answer = (response) => response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0, 255]));
    const data: unknown = await call(`responses ${name}`);
    if (!(data instanceof Blob)) throw new Error("expected a Blob");
    expect([data.type, [...new Uint8Array(await data.arrayBuffer())]]).toEqual(["image/png", [0, 255]]);
  });

  it("that is only a redirect is its target", async () => {
    server.answer = (response) => response.writeHead(302, { location: "../elsewhere?a=b#c" }).end();
    const { data, status } = await call("responses getArchive").withResponse();
    expect([data, status]).toEqual([`${server.url}/elsewhere?a=b#c`, 302]);
    server.answer = (response) => response.writeHead(307, { location: "https://example.com/x" }).end();
    expect(await call("responses getArchive")).toBe("https://example.com/x");
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ["getArchive", 302, {}],
    ["getArchive", 404, { location: "/elsewhere" }],
    ["getLog", 302, { location: "/elsewhere" }],
  ])("of %s at %i is an error without a target, or beside another success", async (name, status, headers) => {
    server.answer = (response) => response.writeHead(status, headers).end();
    await expect(call(`responses ${name}`)).rejects.toMatchObject({ name: "ClientResponseError", status });
  });

  it("that was to be a redirect, but is none, is an error", async () => {
    await expect(call("responses getArchive")).rejects.toThrow("the response has no Location");
  });

  it("of events is read as they arrive", async () => {
    let end = () => {};
    const parts = [": hi\r\n\r", "\nid: 1\ndata: a\ndata:  b\n\nevent: x\r", "\ndata\n\n\ndata: c"];
    server.answer = (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const part of parts) response.write(part);
      end = () => response.end("\n\ndata: cut");
    };
    const events = (await call("responses getEvents")) as AsyncIterable<unknown>;
    const seen: unknown[] = [];
    for await (const event of events) {
      seen.push(event);
      // The third event ends only now.
      if (seen.length === 2) end();
    }
    expect(seen).toEqual([
      { event: "message", data: "a\n b", id: "1" },
      { event: "x", data: "", id: "1" },
      { event: "message", data: "c", id: "1" },
    ]);
  });

  it("of events is closed by leaving the loop", async () => {
    const closed = new Promise<void>((resolve) => {
      server.answer = (response) => {
        response.on("close", resolve).writeHead(200, { "content-type": "text/event-stream" });
        response.write("data: a\n\n");
      };
    });
    for await (const event of (await call("responses getEvents")) as AsyncIterable<unknown>) {
      expect(event).toEqual({ event: "message", data: "a", id: "" });
      break;
    }
    await closed;
  });

  it("of events is that beside an answer without a body, too", async () => {
    server.answer = (response) =>
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" }).end("data: a\n\n");
    const seen: unknown[] = [];
    for await (const event of (await call("responses eventsOrNothing")) as AsyncIterable<unknown>) seen.push(event);
    expect(seen).toEqual([{ event: "message", data: "a", id: "" }]);
    server.answer = (response) => response.writeHead(204).end();
    expect(await call("responses eventsOrNothing")).toBeUndefined();
  });

  it("to HEAD is none, though the document has one", async () => {
    const { method } = await send("responses headWithContent");
    expect(method).toBe("HEAD");
    expect(await call("responses headWithContent")).toBeUndefined();
  });

  it.each([
    // The document has text there.
    ["ranges", 404, false],
    ["ranges", 409, true],
    // Among all others, which have no body.
    ["ranges", 500, false],
    ["onlyErrors", 404, true],
    ["getVendorJson", 422, true],
  ])("of %s at %i is an error", async (name, status, documented) => {
    server.answer = (response) => answerJson(response, status, { title: "no" });
    await expect(call(`responses ${name}`)).rejects.toMatchObject({ status, documented, body: { title: "no" } });
  });
});
