import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import semver from "semver";
import { describe, expect, it } from "vitest";
import { type Consumer, readJson, root } from "./use-consumer.js";

/** The parts of attw's report on a package that the tests read. */
interface Report {
  readonly analysis: {
    readonly entrypoints: Readonly<Record<string, { readonly resolutions: Readonly<Record<string, Resolution>> }>>;
    readonly problems: readonly unknown[];
  };
}

interface Resolution {
  readonly resolution?: unknown;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}

export function describeManifest(consumer: Consumer): void {
  describe("its package.json", () => {
    it("passes publint", async () => {
      const bytes = readFileSync(consumer.tarball);
      const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      const { messages, pkg } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    });

    it("resolves to code and types in every module resolution mode", async () => {
      const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
      const report: Report = JSON.parse(await consumer.node(attw, consumer.tarball, "--format", "json"));
      const found = Object.entries(report.analysis.entrypoints).map(([name, { resolutions }]) => {
        const modes = Object.entries(resolutions).filter(([, { resolution }]) => resolution !== undefined);
        return [name, modes.map(([mode]) => mode)];
      });
      const modes = ["node10", "node16-cjs", "node16-esm", "bundler"];
      expect(report.analysis.problems).toEqual([]);
      const paths = [".", "./kysely", "./schema", "./testing", "./testing/server", "./openapi.json", "./package.json"];
      expect(found).toEqual(paths.map((name) => [name, modes]));
    });

    it("is installed and built on the oldest Node without a warning about it", () => {
      const { packages }: Lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
      const newer = Object.entries(packages).filter(
        ([, { engines }]) => !semver.satisfies("20.19.0", engines?.node ?? ""),
      );
      expect(newer).toEqual([]);
      expect(consumer.warnings).not.toMatch(/deprecated/i);
    });

    it("covers every Node version in CI, with one exact dependency", () => {
      const { engines, dependencies, sideEffects } = readJson(join(consumer.installed, "package.json"));
      expect({ engines, dependencies, sideEffects }).toEqual({
        engines: { node: ">=20.19" },
        dependencies: { "openapi-fetch": expect.stringMatching(/^\d+\.\d+\.\d+$/) },
        sideEffects: false,
      });
    });
  });
}
