import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildClient } from "../../../scripts/generate.js";
import { readDocument } from "../../../scripts/read/index.js";
import { createClient, resumeInvocation } from "../../../src/index.js";
import { root } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

const page = "docs/architecture.md";
const text = readFileSync(join(root, page), "utf8");
const blocks = [...text.matchAll(/^```\w+ (file|step)=(\S+)\n(.*?)^```$/gms)].map(
  ([, kind, name = "", block = ""]) => ({ kind, name, block }),
);

/** The client of the version with which the page begins. No later version changes the text of that page. */
const { model, files } = await buildClient(root, await readDocument(join(root, "schemas/openapi/1.7.12.json")), {
  lint: "off",
});

async function runSteps(): Promise<Readonly<Record<string, unknown>>> {
  const operation = model.operations.find(({ functionName }) => functionName === "resumeInvocation");
  if (operation === undefined) throw new Error("there is no resumeInvocation");
  const { id, functionName, optionsType, method, path, tag, documentation, history } = operation;
  return { history, model: { id, functionName, optionsType, method, path, tag, documentation } };
}

async function sendRequest(): Promise<string> {
  await resumeInvocation(createClient({ baseUrl: server.url }), "inv_1", { deployment: "latest" });
  const [{ method = "", url = "", headers = {} } = {}] = server.requests;
  return `${method} ${url}\naccept: ${headers.accept}`;
}

it.each(blocks.filter(({ kind }) => kind === "file").map(({ name, block }) => [name, block]))(
  "the page about the architecture quotes %s as it is",
  (file, block) => {
    const pack = (quoted: string) => quoted.replace(/\s/g, "");
    const content = pack(files.get(file.replace("generated/", "")) ?? readFileSync(join(root, file), "utf8"));
    let end = 0;
    for (const quoted of block.split("…\n").map(pack)) {
      const start = content.indexOf(quoted, end);
      expect(start, `${quoted} is not in ${file}, or not after what stands before it`).not.toBe(-1);
      end = start + quoted.length;
    }
  },
);

it("the page about the architecture shows what each step returns", async () => {
  const steps = blocks.filter(({ kind }) => kind === "step");
  const shown = steps.map(({ name, block }) => [name, name === "request" ? block.trim() : JSON.parse(block)]);
  expect(Object.fromEntries(shown)).toEqual({ ...(await runSteps()), request: await sendRequest() });
});
