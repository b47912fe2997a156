import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { createClient } from "../../../src/client/client.js";
import { compile } from "../../kit/compile-generated.js";
import type { SeenRequest } from "../../kit/loopback-server.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { emitClient } from "./emit-client.js";
import { drawnFunctions, LONG, THING } from "./every-function.js";
import { drawnMedia } from "./every-media-type.js";

type Call = (...args: readonly unknown[]) => Promise<unknown>;

const folder = useProjectFolder("every-function-test");
const server = useLoopbackServer();
const VALUES = { json: THING, text: "a b", bytes: "a b" };

const document = (operations: readonly JsonObject[]): JsonObject => ({
  openapi: "3.1.0",
  components: { schemas: { Thing: LONG } },
  paths: Object.fromEntries(
    operations.map((operation) => [
      `/${operation.operationId}${operation.parameters ? "/{id}" : ""}`,
      { post: operation },
    ]),
  ),
});

/** Prints a program that uses the result of each function, passes all arguments, the fewest, and one fewer. */
function printProgram(): string {
  const print = (args: readonly unknown[]) => args.map((each) => `, ${JSON.stringify(each) ?? "undefined"}`).join("");
  const uses = { json: ".the_first satisfies string | undefined", text: ".trim()", bytes: ".arrayBuffer()" };
  const lines = [
    ...drawnFunctions.flatMap(({ name, all, fewest, forOne }) => [
      `api.${name}(client${print(all)}) satisfies Promise<unknown>;`,
      `api.${name}(client${print(fewest)}) satisfies Promise<unknown>;`,
      `// @ts-expect-error An argument is missing.\napi.${name}(client${print(fewest.slice(0, -1))});`,
      ...(forOne ? [`bulk.${name}es(client, ["a"]${print(forOne.slice(-1))}) satisfies Promise<unknown>;`] : []),
    ]),
    ...drawnMedia.map(
      ({ name, given, returns }) => `(await api.${name}(client${print([VALUES[given]])}))${uses[returns]};`,
    ),
  ];
  const imports =
    'import * as api from "./index.js";\nimport * as bulk from "./bulk.js";\ndeclare const client: api.Client;\n';
  return `${imports}${lines.join("\n")}\n`;
}

describe("each function of a client with every kind of body, option and media type", () => {
  let functions: Readonly<Record<string, Call>>;
  let files: readonly string[];
  const call = (name: string, ...args: readonly unknown[]) =>
    functions[name]?.(createClient({ baseUrl: server.url, serverVersion: false, maxRetries: 0 }), ...args);
  const take = (): SeenRequest | undefined => server.requests.splice(0).at(-1);

  beforeAll(async () => {
    const media = drawnMedia.map(({ operation }) => operation);
    const versions = ["older", "operation"] as const;
    const documents = versions.map((version) => document([...drawnFunctions.map((each) => each[version]), ...media]));
    const emitted = await emitClient(documents, relative(folder, join(root, "src/runtime.js")));
    files = [...emitted, ["program.ts", printProgram()] as const].map(([file, text]) => put(folder, file, text));
    const modules = ["operations.ts", "bulk.ts"].map((file) => import(pathToFileURL(join(folder, file)).href));
    functions = Object.assign({}, ...(await Promise.all(modules)));
  });

  it("compiles with the arguments that it needs", () => {
    expect(compile(...files.filter((file) => file.endsWith(".ts")))).toEqual([]);
  });

  it("sends what it is given, and for many ids what it sends for one", async () => {
    const [seen, wanted]: Record<string, unknown>[] = [{}, {}];
    for (const { label, name, all, fewest, requests, forOne } of drawnFunctions) {
      const sent: string[] = [];
      for (const args of [all, fewest]) {
        await call(name, ...args);
        const { method, url, headers, body } = take() ?? { headers: {} };
        sent.push(`${method} ${url} ${headers["x-n"]} ${headers["content-type"]} ${body}`);
      }
      Object.assign(seen, { [label]: sent });
      Object.assign(wanted, { [label]: requests });
      if (!forOne) continue;
      await call(name, "a", ...forOne);
      Object.assign(wanted, { [`${label}, for one`]: take() });
      await call(`${name}es`, ["a"], forOne.at(-1));
      Object.assign(seen, { [`${label}, for one`]: take() });
    }
    expect(seen).toEqual(wanted);
  });

  it("accepts JSON alone if it can, sends a media type of the document, and decodes the response by its type", async () => {
    const [seen, wanted]: Record<string, unknown>[] = [{}, {}];
    for (const { name, operation, sends, given, accepts, returns, answer } of drawnMedia) {
      server.answer = (response) =>
        response.writeHead(200, { "content-type": answer }).end(returns === "json" ? JSON.stringify(THING) : "a b");
      const data = await call(name, VALUES[given]);
      const { headers, body } = take() ?? { headers: {} };
      const label = Object.keys(Object(operation.responses)[200].content).join(" or ");
      const type = String(headers["content-type"]);
      Object.assign(seen, {
        [label]: {
          sent: [sends.includes(type) ? sends : type, body],
          accept: headers.accept?.split(", ").sort(),
          data: data instanceof Response ? await data.bytes() : data,
        },
      });
      Object.assign(wanted, {
        [label]: {
          sent: [sends, given === "json" ? JSON.stringify(THING) : "a b"],
          accept: [...accepts].sort(),
          data: returns === "bytes" ? new TextEncoder().encode("a b") : VALUES[returns],
        },
      });
    }
    expect(seen).toEqual(wanted);
  });
});
