import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fetchBytes } from "../../../scripts/io/index.js";
import { fetchSchema, pullSchemas } from "../../../scripts/release/pull-schema.js";
import { fetchColumns } from "../../../scripts/tables/read-columns.js";
import type { LoopbackServer } from "../../kit/loopback-server.js";
import { useFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const directory = useFolder("pull-schema-test");

const server = useLoopbackServer();

/** Answers each request like this, and returns the address. */
function serve(status: number, body: string): string {
  server.answer = (response) => response.writeHead(status).end(body);
  return server.url;
}

describe("an answer with the schema of a version", () => {
  const good = { openapi: "3.1.0", info: { title: "Admin API", version: "1.7.12" }, paths: {} };

  it("is accepted if it is valid, with all its spaces", async () => {
    const body = `${JSON.stringify(good, undefined, 3)}\n\n`;
    const { bytes, version } = await fetchSchema(serve(200, body), "1.7.12");
    expect({ text: String(bytes), version }).toEqual({ text: body, version: "1.7.12" });
  });

  it("is accepted for any release if no version is given", async () => {
    expect(await fetchSchema(serve(200, JSON.stringify(good)))).toMatchObject({ version: "1.7.12" });
    const odd = JSON.stringify({ ...good, info: { version: "../1" } });
    await expect(fetchSchema(serve(200, odd))).rejects.toThrow("describes version ../1, which is not a valid version");
  });

  it("is not written if the server does not return its tables, too", async () => {
    const url = serve(200, JSON.stringify(good));
    await expect(pullSchemas(["--server", url, "--out", directory])).rejects.toThrow(
      "does not list the columns of its tables: must be array",
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it("is an error with the address if nothing listens", async () => {
    await expect(fetchSchema("http://127.0.0.1:2/openapi")).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:2\/openapi sent no complete response: .*ECONNREFUSED/,
    );
  });

  it.each<[string, LoopbackServer["answer"]]>([
    ["answers nothing", () => {}],
    ["dies", ({ socket }) => socket?.destroy()],
    ["dies while it answers", ({ socket }) => socket?.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{")],
  ])("is an error with the address if the server %s", async (_, answer) => {
    const { url } = server;
    server.answer = answer;
    await expect(fetchBytes(url, {}, 200)).rejects.toThrow(new RegExp(`^${url} sent no complete response: .`));
  });

  it.each([
    ["another status", { status: 503, body: JSON.stringify(good), message: "has status 503" }],
    ["a success without a document", { status: 202, body: JSON.stringify(good), message: "has status 202" }],
    ["half a document", { status: 200, body: JSON.stringify(good).slice(0, -9), message: " in JSON at " }],
    ["Swagger 2", { status: 200, body: JSON.stringify({ swagger: "2.0" }), message: "is not an OpenAPI 3 document" }],
    ["no info", { status: 200, body: JSON.stringify({ ...good, info: undefined }), message: "version , not" }],
    [
      "another version",
      {
        status: 200,
        body: JSON.stringify({ ...good, info: { version: "1.7.1" } }),
        message: "describes version 1.7.1, not 1.7.12",
      },
    ],
  ])("%s: an error that names the address", async (_, { status, body, message }) => {
    const url = serve(status, body);
    await expect(fetchSchema(url, "1.7.12")).rejects.toThrow(message);
    await expect(fetchSchema(url, "1.6.2")).rejects.toThrow(url);
  });
});

describe("an answer with the columns of tables", () => {
  const row = {
    ...{ table_schema: "public", table_name: "state", column_name: "key", data_type: "Utf8", is_nullable: "YES" },
    ordinal_position: 0,
  };

  it("is saved with one row on each line", async () => {
    const url = serve(200, JSON.stringify({ rows: [row, { ...row, ordinal_position: 1 }] }));
    const lines = String(await fetchColumns(url)).split("\n");
    expect(server.requests.map((request) => request.url)).toEqual(["/query"]);
    expect(lines).toEqual(["[", `${JSON.stringify(row)},`, JSON.stringify({ ...row, ordinal_position: 1 }), "]", ""]);
  });

  it.each([
    ["another status", { status: 500, body: '{"message":"no"}', message: 'has status 500: {"message":"no"}' }],
    ["no rows", { status: 200, body: '{"rows":[]}', message: "must NOT have fewer than 1 items" }],
    [
      "a row without its type",
      { status: 200, body: '{"rows":[{"table_schema":"public"}]}', message: "/0 must have required property" },
    ],
  ])("is refused if it is %s", async (_, { status, body, message }) => {
    await expect(fetchColumns(serve(status, body))).rejects.toThrow(message);
  });
});

describe("the command line", () => {
  it.each([
    ["no version", [], /^no version given\n\nnpm run schema:pull -- \[VERSION/],
    ["a path", ["../x"], '"../x" is not an exact Restate version'],
    ["a server that is not a URL", ["--server", "localhost"], "localhost/openapi sent no complete response: "],
  ])("refuses %s", async (_, args, message) => {
    await expect(pullSchemas([...args, "--out", directory])).rejects.toThrow(message);
    expect(readdirSync(directory)).toEqual([]);
  });
});
