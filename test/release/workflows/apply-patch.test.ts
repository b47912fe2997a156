import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findStep } from "./read-workflows.js";

/** The step itself, as GitHub runs it, on a repository of its own. */
const { run } = findStep("open-pull-request.yml", "open", "Apply the patch");
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
  git(repository, "add", "--all");
  git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "first");
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8" });
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(repository, name)), { recursive: true });
  writeFileSync(join(repository, name), text);
}

/** Makes a patch of what a function changes, in a copy, and applies it. */
function apply(change: (write: (name: string, text: string) => void, copy: string) => void) {
  const copy = join(folder, "copy");
  cpSync(repository, copy, { recursive: true });
  change((name, text) => {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), text);
  }, copy);
  git(copy, "add", "--all");
  return applyPatch(git(copy, "diff", "--cached", "--binary"));
}

function applyPatch(patch: string) {
  writeFileSync(join(folder, "handover/changes.patch"), patch);
  const env = { ...process.env, RUNNER_TEMP: folder, PATHS: paths };
  const { status, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], {
    cwd: repository,
    env,
    encoding: "utf8",
  });
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

  it("is rejected if it turns an expected file into a link", () => {
    const { status, stderr } = apply((_, copy) => symlinkSync("/etc/passwd", join(copy, "generated/link.ts")));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "The patch must not change generated/link.ts (mode 120000)\n",
    });
  });

  it("is rejected if it makes an expected file executable", () => {
    const { status, stderr } = apply((put, copy) => {
      put("generated/run.sh", "#!/bin/sh\n");
      execFileSync("chmod", ["+x", join(copy, "generated/run.sh")]);
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "The patch must not change generated/run.sh (mode 100755)\n",
    });
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

/** Runs a step that checks package.json and the lock file, after both have changed. */
function runCheck(script: string, before: readonly [object, object], after: readonly [object, object], env = {}) {
  const put = ([manifest, locked]: readonly [object, object]) => {
    write("package.json", JSON.stringify(manifest));
    write("package-lock.json", JSON.stringify(locked));
  };
  put(before);
  git(repository, "add", "--all");
  git(
    repository,
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@b",
    "commit",
    "--quiet",
    "--allow-empty",
    "--message",
    "packages",
  );
  put(after);
  const options = { cwd: repository, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  return spawnSync("bash", ["-eo", "pipefail", "-c", script], options).status;
}

describe("a patch of a bump", () => {
  const { run: check } = findStep("open-pull-request.yml", "open", "Check that packages change only the server");
  const dependencies = { "restate-server-1.7": "npm:@restatedev/restate-server@1.7.12", vitest: "4.1.12" };
  const packages = {
    "": { devDependencies: dependencies },
    "node_modules/restate-server-1.7": { version: "1.7.12", resolved: "https://packages.test/a.tgz", integrity: "a" },
    "node_modules/vitest": { version: "4.1.12", resolved: "https://packages.test/v.tgz", integrity: "v" },
  };
  type Packages = Record<string, Record<string, unknown>>;

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

  it("may name the new server", () => {
    expect(checkPackages(() => {})).toBe(0);
    expect(
      checkPackages((_, locked) => {
        locked["node_modules/@restatedev/restate-server-linux-x64"] = { version: "1.7.13" };
      }),
    ).toBe(0);
  });

  it.each<[string, (manifest: Packages, locked: Packages) => void]>([
    ["a script", ({ scripts }) => Object.assign(scripts ?? {}, { prepare: "curl" })],
    ["another package", ({ devDependencies }) => Object.assign(devDependencies ?? {}, { vitest: "0.0.1" })],
    ["a new package", ({ devDependencies }) => Object.assign(devDependencies ?? {}, { "restate-server": "1.0.0" })],
    [
      "another version of the server",
      ({ devDependencies }) =>
        Object.assign(devDependencies ?? {}, { "restate-server-1.7": "npm:@restatedev/restate-server@1.7.14" }),
    ],
    [
      "another package as the server",
      ({ devDependencies }) => Object.assign(devDependencies ?? {}, { "restate-server-1.7": "npm:evil@1.7.13" }),
    ],
    ["a locked package", (_, locked) => Object.assign(locked["node_modules/vitest"] ?? {}, { integrity: "x" })],
    [
      "a locked package that is new",
      (_, locked) => Object.assign(locked, { "node_modules/restate-server-evil": { version: "1.0.0" } }),
    ],
    [
      "where the server comes from",
      (_, locked) =>
        Object.assign(locked["node_modules/restate-server-1.7"] ?? {}, { resolved: "https://evil.test/a.tgz" }),
    ],
  ])("may not change %s", (_, change) => {
    expect(checkPackages(change)).toBe(1);
  });
});

describe("a patch of a release", () => {
  const { run: check } = findStep("open-pull-request.yml", "open", "Check that packages change only the version");
  const manifest = { version: "0.1.0", scripts: {} };
  const locked = { version: "0.1.0", packages: { "": { version: "0.1.0" }, "node_modules/a": { version: "1.0.0" } } };
  const released = { version: "0.1.1", scripts: {} };
  const lockedReleased = {
    version: "0.1.1",
    packages: { "": { version: "0.1.1" }, "node_modules/a": { version: "1.0.0" } },
  };

  it("may change the version", () => {
    expect(runCheck(check, [manifest, locked], [released, lockedReleased])).toBe(0);
  });

  it.each([
    ["a script", { ...released, scripts: { prepare: "curl" } }, lockedReleased],
    ["a dependency", { ...released, dependencies: { evil: "1.0.0" } }, lockedReleased],
    [
      "a locked package",
      released,
      { ...lockedReleased, packages: { ...lockedReleased.packages, "node_modules/a": { version: "6.6.6" } } },
    ],
  ])("may not change %s", (_, changed, lockedChanged) => {
    expect(runCheck(check, [manifest, locked], [changed, lockedChanged])).toBe(1);
  });
});
