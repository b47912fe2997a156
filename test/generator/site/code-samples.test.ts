import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JsonObject, readArray, readObject, readString } from "../../../scripts/io/json.js";
import { readDocument } from "../../../scripts/openapi/document/read-document.js";
import { type AdminOperation, readAdminOperations } from "../../../scripts/restate/operations/index.js";
import { printExample } from "../../../scripts/restate/samples/print-example.js";
import { addCodeSamples } from "../../../scripts/site/add-code-samples.js";
import { createProgramFolder, type ProgramFolder, root } from "../../package/guides/program-folder.js";

let document: JsonObject;
let operations: readonly AdminOperation[];
let folder: ProgramFolder;

beforeAll(async () => {
  folder = createProgramFolder();
  const source = await readDocument(join(root, "generated/openapi.json"));
  operations = readAdminOperations(source.content);
  document = addCodeSamples(source.content, operations, "restate-admin-client");
});

afterAll(() => folder.remove());

function readSamples({ path, method }: AdminOperation): readonly string[] {
  const samples = readObject(readObject(readObject(document.paths)[path])[method])["x-codeSamples"];
  return readArray(samples).map((sample) => readString(readObject(sample).source) ?? "");
}

function findSamples(functionName: string): readonly string[] {
  const operation = operations.find((one) => one.functionName === functionName);
  return operation ? readSamples(operation) : [];
}

describe("the code samples of the API reference", () => {
  it("exist for every operation: as a method, as a function, and in bulk", () => {
    const counts = operations.map((operation) => [operation.functionName, readSamples(operation).length]);
    const wanted = operations.map(({ functionName, bulk }) => [functionName, bulk ? 3 : 2]);
    expect(counts).toEqual(wanted);
  });

  it("compile against the package", () => {
    for (const operation of operations) {
      readSamples(operation).forEach((source, index) => {
        folder.write(`${operation.functionName}-${index}.ts`, source);
      });
    }
    expect(folder.compile()).toBe("");
  }, 120_000);

  it("show path arguments, required body fields, and options with an example", () => {
    expect(findSamples("resumeInvocation")).toEqual([
      `import { createAdminClient } from "restate-admin-client";

const admin = createAdminClient();
await admin.resumeInvocation(
  "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
  { deployment: "latest" },
);
`,
      `import { createClient, resumeInvocation } from "restate-admin-client";

const client = createClient();
await resumeInvocation(
  client,
  "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
  { deployment: "latest" },
);
`,
      `import { createAdminClient } from "restate-admin-client";

const admin = createAdminClient();
const { succeeded, failed } = await admin.resumeInvocations(
  { service: "Greeter", status: "paused" },
  { deployment: "latest" },
);
`,
    ]);
    expect(findSamples("createDeployment")[0]).toContain(
      'await admin.createDeployment({ uri: "http://localhost:9080" })',
    );
  });
});

describe("printExample", () => {
  it.each<[string, JsonObject, string]>([
    ["takes an example", { type: "string", example: "a" }, '"a"'],
    ["takes an example beside a reference", { $ref: "#/components/schemas/Name", example: "b" }, '"b"'],
    ["follows a reference", { $ref: "#/components/schemas/Name" }, '"c"'],
    ["takes the first of an enum", { enum: ["x", "y"] }, '"x"'],
    ["takes the alternative that has an example", { oneOf: [{ type: "null" }, { type: "integer", example: 3 }] }, "3"],
    [
      "takes the fields that are required or have an example",
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "boolean" }, b: { type: "string" }, "c-d": { type: "integer", example: 1 } },
      },
      '{ a: false, "c-d": 1 }',
    ],
    ["makes a list of one", { type: "array", items: { type: "number" } }, "[0]"],
  ])("%s", (_, schema, want) => {
    const components = { schemas: { Name: { type: "string", example: "c" } } };
    expect(printExample({ components }, schema)).toBe(want);
  });

  it("stops at a recursive schema", () => {
    const node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };
    const schema = { $ref: "#/components/schemas/Node" };
    expect(printExample({ components: { schemas: { Node: node } } }, schema)).toBe("{}");
  });
});
