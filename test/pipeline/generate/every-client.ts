import { join, relative } from "node:path";
import type { JsonObject } from "../../../scripts/io/json.js";
import { put, root } from "../../kit/use-folder.js";
import { emitClient } from "../../scripts/emit/emit-client.js";
import { drawnFunctions, LONG, THING } from "./every-function.js";
import { drawnMedia } from "./every-media-type.js";

/** A body of each form, as a program passes it and gets it. */
export const VALUES: Readonly<Record<"json" | "text" | "bytes", unknown>> = { json: THING, text: "a b", bytes: "a b" };

/** Writes a client with every drawn function, of two versions, and a program. Returns the paths of its files. */
export async function writeEveryClient(folder: string): Promise<readonly string[]> {
  const media = drawnMedia.map(({ operation }) => operation);
  const versions = ["older", "operation"] as const;
  const documents = versions.map((version) =>
    createDocument([...drawnFunctions.map((each) => each[version]), ...media]),
  );
  const files = await emitClient(documents, relative(folder, join(root, "src/runtime.js")));
  return [...files, ["program.ts", printProgram()] as const].map(([file, text]) => put(folder, file, text));
}

const createDocument = (operations: readonly JsonObject[]): JsonObject => ({
  openapi: "3.1.0",
  components: { schemas: { Thing: LONG, ThingOrNull: { ...LONG, type: ["object", "null"] } } },
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
