import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findScript } from "./read-workflows.js";

/** The step itself, as GitHub runs it, on a repository of its own. */
const run = findScript("open-pull-request.yml", "open", "Apply the patch");
const paths = ["generated/*", "package.json", "schemas/*.json", ""].join("\n");

let folder: string;
let repository: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "apply-patch-test-"));
  repository = join(folder, "repository");
  mkdirSync(join(folder, "handover"));
  mkdirSync(repository);
  git(repository, "init", "--quiet");
  write("package.json", "{}\n");
  write("generated/old.ts", "old\n");
  write("src/index.ts", "export {};\n");
  write("schemas/one.json", "{}\n");
  commit();
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8" });
}

function write(name: string, text: string, root: string = repository): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function commit(): void {
  git(repository, "add", "--all");
  git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "--message", "a");
}

/** Makes a patch of what a function changes, in a copy, and applies it. */
function apply(change: (write: (name: string, text: string) => void, copy: string) => void) {
  const copy = join(folder, "copy");
  cpSync(repository, copy, { recursive: true });
  change((name, text) => write(name, text, copy), copy);
  git(copy, "add", "--all");
  return applyPatch(git(copy, "diff", "--cached", "--binary"));
}

function applyPatch(patch: string) {
  writeFileSync(join(folder, "handover/changes.patch"), patch);
  return runStep(run, { RUNNER_TEMP: folder, PATHS: paths });
}

function runStep(script: string, env: Readonly<Record<string, string>>) {
  const options = { cwd: repository, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  const { status, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", script], options);
  return { status, stderr };
}

describe("a patch of another job", () => {
  it("is applied if it adds, changes and removes the expected files", () => {
    const result = apply((put, copy) => {
      put("package.json", '{ "version": "1.0.0" }\n');
      put("generated/deep/new file.ts", "new\n");
      rmSync(join(copy, "generated/old.ts"));
      rmSync(join(copy, "schemas/one.json"));
    });
    expect(result).toEqual({ status: 0, stderr: "" });
    expect(git(repository, "diff", "--cached", "--name-status").split("\n").sort()).toEqual([
      "",
      "A\tgenerated/deep/new file.ts",
      "D\tgenerated/old.ts",
      "D\tschemas/one.json",
      "M\tpackage.json",
    ]);
    expect(readFileSync(join(repository, "generated/deep/new file.ts"), "utf8")).toBe("new\n");
  });

  it.each([
    ["a workflow", ".github/workflows/ci.yml"],
    ["the runtime", "src/index.ts"],
    ["a file whose name begins like an expected one", "package.json.sh"],
    ["a folder whose name ends like an expected one", "src/generated/new.ts"],
    ["a name with a line break", "src/a\ngenerated/b"],
    ["an ignore file", ".gitattributes"],
  ])("is refused if it also changes %s", (_, name) => {
    const { status, stderr } = apply((put) => {
      put("package.json", '{ "version": "1.0.0" }\n');
      put(name, "changed\n");
    });
    expect(status).toBe(1);
    expect(stderr).toContain("The patch must not change ");
  });

  it.each<[string, string, (copy: string) => void]>([
    ["link.ts (mode 120000)", "a link", (copy) => symlinkSync("/etc/passwd", join(copy, "generated/link.ts"))],
    [
      "run.sh (mode 100755)",
      "executable",
      (copy) => writeFileSync(join(copy, "generated/run.sh"), "", { mode: 0o755 }),
    ],
  ])("is refused with %s, since it is %s", (name, _, change) => {
    const stderr = `The patch must not change generated/${name}\n`;
    expect(apply((_put, copy) => change(copy))).toEqual({ status: 1, stderr });
  });

  it.each(["../outside.txt", ".git/hooks/pre-commit", "generated/../../outside.txt"])(
    "is refused if it writes %s",
    (name) => {
      const patch = `diff --git a/${name} b/${name}\nnew file mode 100644\n--- /dev/null\n+++ b/${name}\n@@ -0,0 +1 @@\n+x\n`;
      expect(applyPatch(patch).status).not.toBe(0);
      expect(git(repository, "status", "--porcelain")).toBe("");
    },
  );
});

type Packages = Record<string, Record<string, unknown>>;
type Files = readonly [manifest: object, locked: object];

/** Runs a step that checks package.json and the lock file, after both have changed. */
function runCheck(script: string, before: Files, after: Files, env = {}) {
  const put = ([manifest, locked]: Files) => {
    write("package.json", JSON.stringify(manifest));
    write("package-lock.json", JSON.stringify(locked));
  };
  put(before);
  commit();
  put(after);
  return runStep(script, env).status;
}

describe("a patch of a bump", () => {
  const check = findScript("open-pull-request.yml", "open", "Check that packages change only the server");
  const dependencies = { "restate-server-1.7": "npm:@restatedev/restate-server@1.7.12", vitest: "4.1.12" };
  const packages = {
    "": { devDependencies: dependencies },
    "node_modules/restate-server-1.7": { version: "1.7.12", resolved: "https://packages.test/a.tgz", integrity: "a" },
    "node_modules/vitest": { version: "4.1.12", resolved: "https://packages.test/v.tgz", integrity: "v" },
  };

  /** Checks package.json and the lock file as a bump to 1.7.13 wrote them. */
  function checkPackages(change: (manifest: Packages, locked: Packages) => void) {
    const named = { ...dependencies, "restate-server-1.7": "npm:@restatedev/restate-server@1.7.13" };
    const manifest: Packages = { devDependencies: { ...named }, scripts: {} };
    const locked: Packages = structuredClone(packages);
    locked[""] = { devDependencies: named };
    Object.assign(locked["node_modules/restate-server-1.7"] ?? {}, { version: "1.7.13", integrity: "b" });
    change(manifest, locked);
    const before = [{ devDependencies: dependencies, scripts: {} }, { packages }] as const;
    const names = { PACKAGE: "@restatedev/restate-server", ALIAS: "restate-server-" };
    return runCheck(check, before, [manifest, { packages: locked }], { SERVER: "1.7.13", ...names });
  }

  const [server, onPlatform] = ["node_modules/restate-server-1.7", "node_modules/@restatedev/restate-server-linux-x64"];
  const evil = "node_modules/restate-server-evil";
  const named = (name: string, wanted: string) => (manifest: Packages) =>
    Object.assign(manifest.devDependencies ?? {}, { [name]: wanted });
  const locked = (name: string, more: object) => (_: Packages, packages: Packages) => {
    packages[name] = { ...packages[name], ...more };
  };

  it.each<[string, number, (manifest: Packages, locked: Packages) => void]>([
    ["the server", 0, () => {}],
    ["the server of a platform", 0, locked(onPlatform, { version: "1.7.13" })],
    ["a script", 1, ({ scripts }) => Object.assign(scripts ?? {}, { prepare: "curl" })],
    ["another package", 1, named("vitest", "0.0.1")],
    ["a new package", 1, named("restate-server", "1.0.0")],
    ["another version of the server", 1, named("restate-server-1.7", "npm:@restatedev/restate-server@1.7.14")],
    ["another package as the server", 1, named("restate-server-1.7", "npm:evil@1.7.13")],
    ["a locked package", 1, locked("node_modules/vitest", { integrity: "x" })],
    ["a locked package that is new", 1, locked(evil, { version: "1.0.0" })],
    ["where the server comes from", 1, locked(server, { resolved: "https://evil.test/a.tgz" })],
  ])("that changes %s ends with %i", (_, status, change) => {
    expect(checkPackages(change)).toBe(status);
  });
});

describe("a patch of a release", () => {
  const check = findScript("open-pull-request.yml", "open", "Check that packages change only the version");
  const manifest = { version: "0.1.0", scripts: {} };
  const locked = { version: "0.1.0", packages: { "": { version: "0.1.0" }, "node_modules/a": { version: "1.0.0" } } };
  const scripts = { prepare: "curl" };
  const evil = { "node_modules/a": { version: "6.6.6" } };

  it.each<[string, number, object, object]>([
    ["the version", 0, {}, {}],
    ["a script", 1, { scripts }, {}],
    ["a dependency", 1, { dependencies: { evil: "1.0.0" } }, {}],
    ["a locked package", 1, {}, evil],
  ])("that changes %s ends with %i", (_, status, more, packages) => {
    const version = "0.1.1";
    const lockedAfter = { version, packages: { ...locked.packages, "": { version }, ...packages } };
    expect(runCheck(check, [manifest, locked], [{ ...manifest, version, ...more }, lockedAfter])).toBe(status);
  });
});
