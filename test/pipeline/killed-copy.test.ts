import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { useFolder } from "../kit/use-folder.js";
import { commitAll } from "./bump-root.js";
import { project } from "./make-release.js";

const parent = useFolder("killed-copy-test");

it.each([
  ["a program that was started writes nothing afterwards", '(sleep 1; echo late > "$TARGET") & wait'],
  ["a program that has just ended stops nothing", "bash -c 'set -m; sleep 3 &'"],
])("a copy is removed on SIGTERM, and %s", async (name, command) => {
  const folder = join(parent, name);
  mkdirSync(join(folder, "copies"), { recursive: true });
  writeFileSync(join(folder, "file"), "before");
  writeFileSync(join(folder, ".gitignore"), "copies");
  commitAll(folder);
  const program = join(folder, "program.mts");
  writeFileSync(
    program,
    `import { runInCopy, runProgram } from "${pathToFileURL(join(project, "scripts/release/run-in-copy.ts")).href}";
     await runInCopy(${JSON.stringify(folder)}, async (copy) => {
       console.log("written");
       await runProgram(copy, "sh", ["-c", ${JSON.stringify(command)}]);
     });`,
  );
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program], {
    cwd: folder,
    env: { ...process.env, TMPDIR: join(folder, "copies"), TARGET: join(folder, "file") },
    stdio: ["ignore", "pipe", 2],
  });
  await once(child.stdout as Readable, "data");
  await setTimeout(300);
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  await setTimeout(1500);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("before");
  expect(
    execFileSync("git", ["worktree", "list"], { cwd: folder, encoding: "utf8" }).trimEnd().split("\n"),
  ).toHaveLength(1);
});
