import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";

/** A folder of test/ is a project: `npx vitest run --project live`. */
function project(folder: string, options: TestProjectInlineConfiguration["test"] = {}): TestProjectInlineConfiguration {
  return { extends: true, test: { name: folder, include: [`test/${folder}/**/*.test.ts`], ...options } };
}

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["test/install-servers.ts"],
    testTimeout: 60_000,
    // More than the two cores of CI, because many tests wait for a server.
    maxWorkers: 3,
    // A worker then loads the sources once, and not for each file, which halves the CPU time of `npm test`.
    isolate: false,
    setupFiles: ["test/restore-globals.ts"],
    hookTimeout: 120_000,
    // A loaded machine may take longer than the default, one second.
    expect: { poll: { timeout: 20_000 } },
    // Keeps tsx from leaving a cache in the temporary folder.
    env: { TSX_DISABLE_CACHE: "1" },
    coverage: {
      provider: "v8",
      include: ["src/**", "scripts/**", "generated/**"],
      reporter: ["text-summary"],
    },
    projects: [
      project("unit"),
      project("live"),
      project("generator"),
      project("release"),
      project("servers"),
      project("conformance"),
      project("package"),
      project("nightly/linear-time"),
      project("nightly/rehearsal", { maxWorkers: 1 }),
      project("nightly/cluster", { maxWorkers: 1 }),
    ],
  },
});

export default config;
