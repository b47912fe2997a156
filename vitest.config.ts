import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";

type Options = TestProjectInlineConfiguration["test"];

/** A folder of test/ is a project: `npx vitest run --project live`. */
function project(folder: string, options: Options = {}): TestProjectInlineConfiguration {
  const include = [`test/${folder}/**/*.test.ts`];
  return { extends: true, test: { name: folder, include, globalSetup: ["test/kit/install-servers.ts"], ...options } };
}

const withoutServers: Options = { globalSetup: [] };
/** The tests of the runtime call an API of their own. */
const withFrozenClient: Options = { globalSetup: ["test/kit/build-frozen-client.ts"] };
/** The files share one server of each version, beside those of their own. */
const withSharedServers: Options = { globalSetup: ["test/kit/start-servers.ts"] };

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 60_000,
    // More than the two cores of CI, because many tests wait for a server.
    maxWorkers: 3,
    // A worker then loads the sources once, and not for each file, which halves the CPU time of `npm test`.
    isolate: false,
    setupFiles: ["test/kit/restore-globals.ts"],
    hookTimeout: 120_000,
    // A loaded machine may take longer than the default, one second.
    expect: { poll: { timeout: 20_000 } },
    // Keeps tsx from leaving a cache in the temporary folder.
    env: { TSX_DISABLE_CACHE: "1" },
    projects: [
      project("unit", withFrozenClient),
      project("live", withSharedServers),
      project("generator", withoutServers),
      project("release"),
      project("servers", withSharedServers),
      project("conformance"),
      project("package"),
      project("nightly/linear-time", withFrozenClient),
      project("nightly/rehearsal", { maxWorkers: 1 }),
      project("nightly/cluster", { maxWorkers: 1 }),
      // In processes of their own: one file watches the heap.
      project("nightly/soak", { maxWorkers: 1, isolate: true }),
      project("nightly/runtimes"),
    ],
  },
});

export default config;
