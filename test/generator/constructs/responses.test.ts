import { expect, it } from "vitest";
import { answerJson } from "../../kit/loopback-server.js";
import { useFixtureClients } from "./fixture-clients.js";

const { server, call, send } = useFixtureClients("responses");

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
])("%s asks for %s", async (name, want) => {
  server.answer = (response) => response.writeHead(204).end();
  await call(`responses ${name}`).catch(() => {});
  expect(server.requests[0]?.headers.accept).toBe(want);
});

it.each<[string, number, string | undefined, string, unknown]>([
  ["severalWithDifferentBodies", 200, "application/json", '{"old":true}', { old: true }],
  ["severalWithDifferentBodies", 201, "application/json", '{"new":1}', { new: 1 }],
  ["severalWithDifferentBodies", 202, undefined, "", undefined],
  ["severalWithDifferentBodies", 200, undefined, '{"old":true}', { old: true }],
  ["mixedFormats", 200, "application/json; charset=utf-8", "[]", []],
  ["mixedFormats", 203, "text/csv", "a,b", "a,b"],
  ["mixedFormats", 204, undefined, "", undefined],
  ["mixedFormats", 203, "text/json-lines", "{}\n{}", "{}\n{}"],
  ["getText", 200, "text/plain", "{}", "{}"],
  ["getXml", 200, "application/xml", "<a/>", "<a/>"],
  ["getVendorJson", 200, "application/vnd.api+json", '{"old":false}', { old: false }],
  ["ranges", 299, "application/json", "1", 1],
  ["onlyDefault", 200, "application/json", "null", null],
  ["onlyErrors", 200, undefined, "", undefined],
  ["noResponses", 200, undefined, "", undefined],
  ["nothingWithContent", 204, undefined, "", undefined],
  ["askOptions", 200, undefined, "", undefined],
  ["jsonWithoutSchema", 200, "application/json", '"a"', "a"],
])("%s reads %i, %s, %j", async (name, status, type, text, data) => {
  server.answer = (response) =>
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
  expect(await call(`responses ${name}`).withResponse()).toMatchObject({ status, data });
});

it.each(["getBytes", "getImage", "getWildcardBytes"])("%s is a Blob with its type", async (name) => {
  server.answer = (response) => response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0, 255]));
  const data: unknown = await call(`responses ${name}`);
  if (!(data instanceof Blob)) throw new Error("expected a Blob");
  expect([data.type, [...new Uint8Array(await data.arrayBuffer())]]).toEqual(["image/png", [0, 255]]);
});

it("a response that is only a redirect is its target", async () => {
  server.answer = (response) => response.writeHead(302, { location: "../elsewhere?a=b#c" }).end();
  const { data, status } = await call("responses getArchive").withResponse();
  expect([data, status]).toEqual([`${server.url}/elsewhere?a=b#c`, 302]);
  server.answer = (response) => response.writeHead(307, { location: "https://example.com/x" }).end();
  expect(await call("responses getArchive")).toBe("https://example.com/x");
  expect(server.requests).toHaveLength(2);
});

it.each([
  // A redirect without a target, an error beside it, and one where the document has another success.
  ["getArchive", 302, {}, false],
  ["getArchive", 404, { location: "/elsewhere" }, true],
  ["getLog", 302, { location: "/elsewhere" }, false],
  // The document has text there.
  ["ranges", 404, {}, false],
  ["ranges", 409, {}, true],
  // Among all others, which have no body.
  ["ranges", 500, {}, false],
  ["onlyErrors", 404, {}, true],
  ["getVendorJson", 422, {}, true],
])("%s at %i, with %j, is an error", async (name, status, headers, documented) => {
  server.answer = (response) => {
    for (const [key, value] of Object.entries(headers)) response.setHeader(key, value);
    answerJson(response, status, { title: "no" });
  };
  const want = { name: "AdminResponseError", status, documented, body: { title: "no" } };
  await expect(call(`responses ${name}`)).rejects.toMatchObject(want);
});

it("a response that was to be a redirect, but is none, is an error", async () => {
  await expect(call("responses getArchive")).rejects.toThrow("the response has no Location");
});

it("events are read as they arrive", async () => {
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

it("events are closed by leaving the loop", async () => {
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

it("events are that beside an answer without a body, too", async () => {
  server.answer = (response) =>
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" }).end("data: a\n\n");
  const seen: unknown[] = [];
  for await (const event of (await call("responses eventsOrNothing")) as AsyncIterable<unknown>) seen.push(event);
  expect(seen).toEqual([{ event: "message", data: "a", id: "" }]);
  server.answer = (response) => response.writeHead(204).end();
  expect(await call("responses eventsOrNothing")).toBeUndefined();
});

it("HEAD has no body, though the document has one", async () => {
  const { method } = await send("responses headWithContent");
  expect(method).toBe("HEAD");
  expect(await call("responses headWithContent")).toBeUndefined();
});
