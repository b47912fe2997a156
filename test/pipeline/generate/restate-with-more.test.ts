import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { createClient } from "../../../src/index.js";
import { answerJson } from "../../kit/loopback-server.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { compile } from "./compile.js";
import { generate } from "./run-generator.js";

/** Restate's client, with what a release of Restate could bring. */
const folder = useProjectFolder("restate-with-more");
const out = join(folder, "client");
const server = useLoopbackServer();

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const maybe = (name: string) => ({ oneOf: [{ type: "null" }, ref(name)] });
const text = { type: "string" };
const object = (properties: JsonObject, required: readonly string[] = []) => ({ type: "object", properties, required });
const named = (names: readonly string[], schema: JsonObject) => Object.fromEntries(names.map((name) => [name, schema]));
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
const LETTERS = ["a", "b", "c", "d"];

const SCHEMAS: JsonObject = {
  ByTime: object({ kind: text, at: text }, ["kind", "at"]),
  ByCount: object({ kind: text, count: { type: "integer" } }, ["kind", "count"]),
  Trigger: {
    oneOf: [ref("ByTime"), ref("ByCount")],
    discriminator: {
      propertyName: "kind",
      mapping: { time: "#/components/schemas/ByTime", count: "#/components/schemas/ByCount" },
    },
  },
  Wide: { allOf: [ref("Narrow"), object({ wide: text }, ["wide"])] },
  Narrow: object({ narrow: text }),
  Account: object({ id: { type: "string", readOnly: true }, name: text }, ["id", "name"]),
  Six: object(named(["one", "two", "three", "four", "five", "six"], maybe("Six"))),
  ...Object.fromEntries(LETTERS.map((own) => [`Mutual_${own}`, object(named(LETTERS, text))])),
};
for (const own of LETTERS) {
  const others = Object.fromEntries(LETTERS.map((other) => [`to_${other}`, maybe(`Mutual_${other}`)]));
  Object.assign(SCHEMAS, { [`Mutual_${own}`]: object(others) });
}

const bodies = { Trigger: "Trigger", Wide: "Wide", Account: "Account", Six: "Six", Mutual: "Mutual_a" };
const send = (operationId: string, schema: JsonObject) => ({
  post: {
    operationId,
    requestBody: { required: true, ...json(schema) },
    responses: { 200: { description: "", ...json(schema) } },
  },
});
const list = { type: "array", items: text };
const PATHS = {
  ...Object.fromEntries(Object.entries(bodies).map(([id, schema]) => [`/more/${id}`, send(`send${id}`, ref(schema))])),
  "/more/text": {
    put: {
      operationId: "send_text",
      requestBody: { content: { "text/plain": { schema: text } } },
      responses: { 200: { description: "", content: { "text/plain": { schema: text } } } },
    },
  },
  "/more/parts/{ids}": {
    put: {
      operationId: "send_parts",
      parameters: [
        { name: "ids", in: "path", required: true, schema: list },
        { name: "filter", in: "query", style: "deepObject", explode: true, schema: object({ from: text }) },
        { name: "tags", in: "query", explode: false, schema: list },
      ],
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": { schema: object({ file: text, name: text }) },
        },
      },
      responses: { 200: { description: "", content: { "application/octet-stream": {} } } },
    },
  },
};

const PROGRAM = `
import * as admin from "./client/index.js";
declare const client: never;
export async function use(): Promise<void> {
  const trigger = await admin.sendTrigger(client, { kind: "time", at: "noon" });
  if (trigger.kind === "count") trigger.count satisfies number;
  else trigger.at satisfies string;
  // @ts-expect-error a count has no time
  await admin.sendTrigger(client, { kind: "count", at: "noon" });
  const wide = await admin.sendWide(client, { wide: "a", narrow: "b" });
  wide.narrow satisfies string | undefined;
  // @ts-expect-error it is required
  await admin.sendWide(client, { narrow: "b" });
  (await admin.sendText(client, "a")) satisfies string;
  await admin.sendAccount(client, { name: "a" });
  (await admin.sendSix(client, { one: { six: null } })).two?.three?.four satisfies object | null | undefined;
  (await admin.sendMutual(client, { to_b: { to_c: {} } })).to_d?.to_a satisfies object | null | undefined;
  (await admin.sendParts(client, "a,b", new FormData(), { filter: "c" })) satisfies Response;
}
`;

/** Without the question for the version of the server, which would be too old. */
const connect = () => createClient({ baseUrl: server.url, serverVersion: false });
let client: Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

beforeAll(async () => {
  const document = JSON.parse(readFileSync(join(root, "schemas/openapi/1.7.12.json"), "utf8"));
  const paths = { ...document.paths, ...PATHS };
  const components = { ...document.components, schemas: { ...document.components.schemas, ...SCHEMAS } };
  const schema = put(folder, "1.7.12.json", { ...document, paths, components });
  const { code, output } = await generate("--schema", schema, "--out", out, "--lint", "off");
  if (code !== 0) throw new Error(output);
  client = await import(pathToFileURL(join(out, "index.ts")).href);
});

it("compiles under strict, and has the types that the document means", () => {
  expect(compile(join(out, "index.ts"), put(folder, "program.ts", PROGRAM))).toEqual([]);
});

it.each(["Trigger", "Wide", "Account", "Six", "Mutual"])("sends and reads a body: %s", async (name) => {
  const body = { kind: "time", at: "noon" };
  server.answer = (response, request) => answerJson(response, 200, JSON.parse(request.body));
  expect(await client[`send${name}`]?.(connect(), body)).toEqual(body);
  expect(server.requests).toMatchObject([{ method: "POST", body: JSON.stringify(body) }]);
});

it("sends what its caller has written, and returns bytes as fetch has them", async () => {
  server.answer = (response) => response.writeHead(200, { "content-type": "application/octet-stream" }).end("bytes");
  const body = new FormData();
  body.set("name", "h");
  const data = await client.sendParts?.(connect(), "a,b", body, { filter: "c d", tags: "e,f" });
  expect(await (data as Response).text()).toBe("bytes");
  const [request] = server.requests;
  expect(request?.url).toBe("/more/parts/a%2Cb?filter=c%20d&tags=e%2Cf");
  expect(request?.body).toMatch(/name="name"\r\n\r\nh/);
});

it("sends and reads a text as it is", async () => {
  server.answer = (response) => response.writeHead(200, { "content-type": "text/plain" }).end("ö");
  expect(await client.sendText?.(connect(), "ü")).toBe("ö");
  expect(server.requests).toMatchObject([
    { body: "ü", headers: { "content-type": "text/plain", accept: "text/plain" } },
  ]);
});
