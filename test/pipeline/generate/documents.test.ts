import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import type { SeenRequest } from "../../kit/loopback-server.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { compile } from "./compile.js";
import { VALUES, writeEveryClient } from "./every-client.js";
import { drawnFunctions, THING } from "./every-function.js";
import { drawnMedia } from "./every-media-type.js";
import { generateOrThrow, readFolder, startGenerator } from "./run-generator.js";

type Call = (...args: readonly unknown[]) => Promise<unknown>;

const server = useLoopbackServer();
const folder = useProjectFolder("documents-test");
const documents = join(root, "test/fixtures");
const hostile = readdirSync(join(documents, "hostile")).map((file) => `hostile/${file}`);
const fixtures = ["parameters.yaml", "names.json", "empty.yaml", ...hostile];

const generateTo = (out: string, schema: string) => generateOrThrow(schema, join(folder, out), "--no-overlays");
const read = (out: string) => readFolder(join(folder, out));

let every: readonly string[];

beforeAll(async () => {
  for (const fixture of fixtures) await generateTo(fixture, join(documents, fixture));
  every = await writeEveryClient(join(folder, "every"));
});

describe("a document", () => {
  it("compiles under strict, without unused names, and so does a program that passes the arguments that are needed", () => {
    const files = every.filter((file) => file.endsWith(".ts"));
    expect(compile(...files, ...fixtures.map((fixture) => join(folder, fixture, "index.ts")))).toEqual([]);
  });

  it.each(fixtures)("%s starts no tag and no link in its comments", async (fixture) => {
    const written = Object.entries(await read(fixture));
    const tags = written.flatMap(([file, text]) => listTags(file, text));
    const ours = "param returns throws see deprecated description default example enum constant".split(" ");
    const links = ["link", "linkTo AdminClient", "linkTo AdminResponseError", "example"];
    expect(new Set(tags)).toEqual(new Set([...ours, ...links].filter((tag) => tags.includes(tag))));
    expect(tags.filter((tag) => tag === "deprecated").length).toBe(DEPRECATED[fixture] ?? 0);
  });
});

const DEPRECATED: Readonly<Record<string, number>> = {
  "parameters.yaml": 1,
  "names.json": 1,
  "hostile/text.yaml": 1,
};

function listTags(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
      for (const part of [comment, ...(comment.tags ?? [])]) {
        if (!ts.isJSDoc(part)) found.push(part.tagName.text);
        if (typeof part.comment === "object") found.push(...part.comment.filter(ts.isJSDocLink).map(describeLink));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function describeLink({ name }: ts.JSDocLink): string {
  return name?.getText().startsWith("Admin") ? `linkTo ${name.getText().split(".")[0]}` : "link";
}

it("the same bytes are written on a machine with another language, in which y sorts before k", async () => {
  const parameters = ["k", "y"].map((name) => ({ name, in: "query", schema: { enum: ["a", "b"] } }));
  const paths = { "/": { get: { parameters, responses: { "204": { description: "none" } } } } };
  const schema = put(folder, "letters.json", { openapi: "3.1.0", info: { title: "Letters", version: "1" }, paths });
  await generateTo("english", schema);
  const args = ["--schema", schema, "--out", join(folder, "lithuanian"), "--no-overlays", "--lint", "off"];
  expect(await startGenerator(args, { ...process.env, LC_ALL: "lt_LT.UTF-8", NODE_ENV: "development" })).toMatchObject({
    code: 0,
  });
  expect(await read("lithuanian")).toEqual(await read("english"));
});

describe("each function of a client with every kind of body, option and media type", () => {
  let functions: Readonly<Record<string, Call>>;
  const call = (name: string, ...args: readonly unknown[]) =>
    functions[name]?.(createClient({ baseUrl: server.url, serverVersion: false, maxRetries: 0 }), ...args);
  const take = (): SeenRequest => {
    const [request] = server.requests.splice(0);
    if (!request) throw new Error("no request was sent");
    return request;
  };

  beforeAll(async () => {
    const modules = ["operations.ts", "bulk.ts"].map((file) => import(pathToFileURL(join(folder, "every", file)).href));
    functions = Object.assign({}, ...(await Promise.all(modules)));
  });

  it("sends what it is given, and for many ids what it sends for one", async () => {
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const { label, name, all, fewest, requests, forOne } of drawnFunctions) {
      const sent: string[] = [];
      for (const args of [all, fewest]) {
        await call(name, ...args);
        const { method, url, headers, body } = take();
        sent.push(`${method} ${url} ${headers["x-n"]} ${headers["content-type"]} ${body}`);
      }
      seen[label] = sent;
      wanted[label] = requests;
      if (!forOne) continue;
      await call(name, "a", ...forOne);
      wanted[`${label}, for one`] = take();
      await call(`${name}es`, ["a"], forOne.at(-1));
      seen[`${label}, for one`] = take();
    }
    expect(seen).toEqual(wanted);
  });

  it("accepts JSON alone if it can, sends a media type of the document, and decodes the response by its type", async () => {
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const { name, operation, sends, given, accepts, returns, answer } of drawnMedia) {
      server.answer = (response) =>
        response.writeHead(200, { "content-type": answer }).end(returns === "json" ? JSON.stringify(THING) : "a b");
      const data = await call(name, VALUES[given]);
      const { headers, body } = take();
      const label = Object.keys(Object(operation.responses)[200].content).join(" or ");
      const type = String(headers["content-type"]);
      seen[label] = {
        sent: [sends.includes(type) ? sends : type, body],
        accept: headers.accept?.split(", ").sort(),
        data: data instanceof Response ? new Uint8Array(await data.arrayBuffer()) : data,
      };
      wanted[label] = {
        sent: [sends, given === "json" ? JSON.stringify(THING) : "a b"],
        accept: [...accepts].sort(),
        data: returns === "bytes" ? new TextEncoder().encode("a b") : VALUES[returns],
      };
    }
    expect(seen).toEqual(wanted);
  });
});
