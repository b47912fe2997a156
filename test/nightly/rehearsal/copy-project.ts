import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/** Returns the files of the project as they are now, tracked or new; not what is ignored. */
export function listFiles(root: string): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const output = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  return output.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

/**
 * Copies the project, with its installed packages as links: what is kept beside them, servers among it, is the copy's own, so
 * that nothing made up gets into the project.
 */
export function copyProject(root: string, files: readonly string[], copy: string): void {
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  linkEntries(join(root, "node_modules"), join(copy, "node_modules"), [".cache"]);
  linkEntries(join(root, "node_modules/.cache/restate-server"), join(copy, "node_modules/.cache/restate-server"));
}

function linkEntries(from: string, to: string, except: readonly string[] = []): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((entry) => !except.includes(entry))) {
    symlinkSync(join(from, name), join(to, name));
  }
}
