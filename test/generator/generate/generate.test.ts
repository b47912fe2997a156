import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { readObject } from "../../../scripts/io/json.js";
import { findNewestSchema } from "../../../scripts/read/find-schemas.js";
import { createClient } from "../../../src/client/client.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { compile } from "./compile.js";
import { generateOrThrow, readFolder, readSchema } from "./run-generator.js";

const folder = useProjectFolder("generate-test");
const server = useLoopbackServer();

const ADDED = {
  tags: ["deployment"],
  summary: "Drain a deployment",
  description: "Lets no new invocation start there.",
  operationId: "drain_deployment",
  parameters: [
    { name: "deployment", in: "path", required: true, description: "Which one.", schema: { type: "string" } },
    { name: "grace", in: "query", description: "How long to wait.", schema: { type: "string" } },
  ],
  responses: { "202": { description: "Draining" }, "404": { description: "No such deployment" } },
};

const USER = `
import { type Client, drainDeployment } from "./index.js";
export async function use(client: Client): Promise<void> {
  await drainDeployment(client, "dp_1", { grace: "5s" });
  // @ts-expect-error a number is no duration
  await drainDeployment(client, "dp_1", { grace: 5 });
}
`;

it("a new operation in the schema becomes a typed, documented function with no other change", async () => {
  const schema = readSchema(await findNewestSchema(join(root, "schemas/openapi")));
  const paths = { ...readObject(schema.paths), "/deployments/{deployment}/drain": { post: ADDED } };
  const out = await generateOrThrow(put(folder, "added.json", { ...schema, paths }), join(folder, "added"));

  const files = await readFolder(out);
  for (const line of [
    "Drain a deployment",
    "Lets no new invocation start there.",
    "@param deployment - Which one.",
    "- 404 Not Found: No such deployment",
    "export function drainDeployment(",
  ]) {
    expect(files["operations/deployment.ts"]).toContain(line);
  }
  expect(files["operation-table.ts"]).toContain('name: "drainDeployment"');

  const user = put(out, "user.ts", USER);
  expect(compile(join(out, "index.ts"), user)).toEqual([]);

  server.answer = (response) => response.writeHead(202).end();
  const { use } = await import(pathToFileURL(user).href);
  await use(createClient({ baseUrl: server.url, serverVersion: false }));
  const sent = server.requests.map(({ method, url }) => `${method} ${url}`);
  expect(sent).toEqual(["POST /deployments/dp_1/drain?grace=5s", "POST /deployments/dp_1/drain?grace=5"]);
});
