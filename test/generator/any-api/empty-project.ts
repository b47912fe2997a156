import { execFile } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { put, root, useFolder } from "../use-folder.js";

/** What a generated client needs: openapi-fetch, and what its types need. */
const DEPENDENCIES = ["openapi-fetch", "openapi-typescript-helpers"];

export interface EmptyProject {
  readonly folder: string;
  /** Returns the compiler's errors, a line each. Without `noEmit`, it writes JavaScript to `dist`. */
  compile(options: object): readonly string[];
  /** Runs a compiled file with further variables in its environment, and returns what it prints. */
  run(file: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string>;
}

/** Creates a project far from this one, with `openapi-fetch` installed and nothing else. */
export function useEmptyProject(): EmptyProject {
  const folder = useFolder("empty-project");
  put(folder, "package.json", { type: "module", private: true });
  for (const name of DEPENDENCIES) {
    const from = join(root, "node_modules", name);
    cpSync(from, join(folder, "node_modules", name), { recursive: true, dereference: true });
  }
  return {
    folder,
    compile(given) {
      const base = { target: "es2022", module: "nodenext", strict: true, rootDir: "src", outDir: "dist", types: [] };
      const { options, errors } = ts.convertCompilerOptionsFromJson({ ...base, ...given }, folder);
      const source = join(folder, "src");
      const names = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
      const files = names.map((name) => join(source, name));
      const program = ts.createProgram(files, options, createHost(options));
      const found = [...errors, ...ts.getPreEmitDiagnostics(program)];
      if (!options.noEmit) found.push(...program.emit().diagnostics);
      return found.map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
      );
    },
    async run(file, env, ...args) {
      const options = { cwd: folder, env: { ...process.env, ...env } };
      return (await promisify(execFile)(process.execPath, [file, ...args], options)).stdout;
    },
  };
}

/** The compiler's own libraries, which are the same for all options. */
const libraries = new Map<string, ts.SourceFile | undefined>();

function createHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const own = dirname(ts.getDefaultLibFilePath(options));
  return {
    ...host,
    getSourceFile(path, ...rest) {
      if (!path.startsWith(own)) return host.getSourceFile(path, ...rest);
      if (!libraries.has(path)) libraries.set(path, host.getSourceFile(path, ...rest));
      return libraries.get(path);
    },
  };
}
