import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Consumer } from "./use-consumer.js";

/** Functions of each kind: generated, bulk, with type parameters, with several requests. */
const NAMES = [
  ...["resumeInvocation", "createDeployment", "killInvocations", "queryRows", "streamRows", "listInvocations"],
  ...["replaceState", "waitUntilDrained", "registerDeployment", "ensureSubscription"],
];

const PROGRAM = NAMES.map((name) => `api.${name}(client);\nadmin.${name}();\n`).join("");
const START =
  'import * as api from "restate-admin-client";\nconst admin = api.createAdminClient();\nconst client = admin;\n';

/** Reads what an editor shows at each name of the program, and while its arguments are typed. */
function readHovers(compiler: typeof ts, folder: string): readonly (readonly [hover: string, help: string])[] {
  const path = join(folder, "hovers.mts");
  writeFileSync(path, START + PROGRAM);
  const service = compiler.createLanguageService({
    ...compiler.sys,
    useCaseSensitiveFileNames: () => true,
    getCompilationSettings: () => ({ strict: true, module: compiler.ModuleKind.NodeNext, types: [], noEmit: true }),
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = compiler.sys.readFile(name);
      return text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: compiler.getDefaultLibFilePath,
  });
  const print = (info: Pick<ts.QuickInfo, "documentation" | "tags"> | undefined) =>
    [info?.documentation, ...(info?.tags ?? []).map((tag) => tag.text)].map(compiler.displayPartsToString).join("\n");
  return [...PROGRAM.matchAll(/\.\w+\(/g)].map(({ index, 0: call }) => {
    const start = START.length + index;
    const help = service.getSignatureHelpItems(path, start + call.length, undefined);
    return [print(service.getQuickInfoAtPosition(path, start + 1)), print(help?.items[0])];
  });
}

export function describeHovers(consumer: Consumer): void {
  describe("what an editor shows", () => {
    it.each(["typescript-5.4", "typescript"])(
      "is the whole documentation, of functions and methods: %s",
      (compiler) => {
        const hovers = readHovers(createRequire(import.meta.url)(compiler), consumer.folder);
        expect(hovers).toHaveLength(2 * NAMES.length);
        NAMES.forEach((name, index) => {
          const [[hover, help] = ["", ""], method] = hovers.slice(2 * index);
          expect(hover).toMatch(/^[A-Z][^\n]*\n/);
          expect(hover).toMatch(new RegExp(`\\b${name}(<.*>)?\\(\\s*client`));
          expect(help).toBe(hover);
          expect(method?.[1]).toBe(method?.[0]);
          expect(method?.[0]).toMatch(new RegExp(`\\badmin\\.${name}(<.*>)?\\(`));
          expect(method?.[0]?.split("\n", 1)).toEqual(hover.split("\n", 1));
        });
      },
    );
  });
}
