import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs `npm run check:types`, which compiles the whole project, with its tests and examples.
 *
 * @returns its errors: `src/features.ts:12: Property 'scope' does not exist ...`.
 */
export async function checkTypes(root: string): Promise<readonly string[]> {
  const args = ["run", "--silent", "check:types", "--", "--pretty", "false"];
  const options = { cwd: root, maxBuffer: 100 * 1024 * 1024 };
  const output = await promisify(execFile)("npm", args, options).then(
    () => undefined,
    ({ stdout, stderr }: { stdout?: string; stderr?: string }) => `${stdout ?? ""}${stderr ?? ""}`,
  );
  if (output === undefined) return [];
  const errors = output.split("\n").flatMap((line) => {
    const [, file, number, message] = /^(\S.*?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line) ?? [];
    return file === undefined ? [] : [`${file}:${number}: ${message}`];
  });
  if (errors.length === 0) throw new Error(`npm run check:types failed:\n${output}`);
  return errors;
}
