import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findServer } from "../../../src/testing/server/find-server.js";

const SERVER = "@restatedev/restate-server";
const PLATFORM = `${SERVER}-${process.platform}-${process.arch}`;
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "find-server-test-"));
  mkdirSync(join(project, "packages/app"), { recursive: true });
  vi.spyOn(process, "cwd").mockReturnValue(join(project, "packages/app"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(project, { recursive: true });
});

/** Installs a package of a name, in a folder below the project. */
function install(folder: string, name: string, version: string): void {
  const directory = join(project, folder);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name, version }));
}

it("startRestate finds the only server, above the working directory", () => {
  install(`node_modules/${SERVER}`, SERVER, "1.7.12");
  install(`node_modules/${PLATFORM}`, PLATFORM, "1.7.12");
  const binary = join(project, "node_modules", PLATFORM, "bin/restate-server");
  expect(findServer(undefined)).toBe(binary);
  expect(findServer("1.7.12")).toBe(binary);
});

it("startRestate finds an alias by its version, with the binary of that version", () => {
  install(`node_modules/${SERVER}`, SERVER, "1.7.12");
  install(`node_modules/${PLATFORM}`, PLATFORM, "1.7.12");
  install("packages/app/node_modules/restate-server-1.6", SERVER, "1.6.2");
  install(`packages/app/node_modules/restate-server-1.6/node_modules/${PLATFORM}`, PLATFORM, "1.6.2");
  const nested = join(project, "packages/app/node_modules/restate-server-1.6/node_modules", PLATFORM);
  expect(findServer("1.6.2")).toBe(join(nested, "bin/restate-server"));
  expect(findServer(undefined)).toBe(join(project, "node_modules", PLATFORM, "bin/restate-server"));
});

it("startRestate says what to install if there is no server", () => {
  expect(() => findServer(undefined)).toThrow(
    `startRestate needs the server, which is not installed: npm install --save-dev ${SERVER}`,
  );
  expect(() => findServer("1.6.2")).toThrow(
    `startRestate: no package whose name contains restate-server has version 1.6.2: npm install --save-dev --save-exact ${SERVER}@1.6.2`,
  );
});

it("startRestate says how to install another version beside the one that is installed", () => {
  install(`node_modules/${SERVER}`, SERVER, "1.7.12");
  expect(() => findServer("1.6.2")).toThrow(
    `npm install --save-dev --save-exact restate-server-1.6.2@npm:${SERVER}@1.6.2`,
  );
});

it("startRestate asks which version to start if there are several, and none under its own name", () => {
  install("node_modules/restate-server-1.6", SERVER, "1.6.2");
  install("node_modules/restate-server-1.7", SERVER, "1.7.12");
  expect(() => findServer(undefined)).toThrow(
    'startRestate: several servers are installed; choose one with `version`: "1.6.2", "1.7.12"',
  );
});

it("startRestate says that there is no binary for this machine", () => {
  install(`node_modules/${SERVER}`, SERVER, "1.7.12");
  install(`node_modules/${PLATFORM}`, PLATFORM, "1.6.2");
  expect(() => findServer(undefined)).toThrow(`${SERVER} 1.7.12 is installed without ${PLATFORM}`);
});
