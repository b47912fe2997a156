import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";
import { LIMITS, patience } from "./test/kit/limits.js";

type Options = TestProjectInlineConfiguration["test"];

/** A folder of test/ is a project: `npx vitest run --project live`. */
function project(folder: string, options: Options = {}): TestProjectInlineConfiguration {
  const include = [`test/${folder}/**/*.test.ts`];
  return { extends: true, test: { name: folder, include, globalSetup: ["test/kit/install-servers.ts"], ...options } };
}

const atNight: Options = { testTimeout: LIMITS.nightly, hookTimeout: LIMITS.nightly };
const withoutServers: Options = { globalSetup: [] };
/** The tests of the runtime call an API of their own. */
const withFrozenClient: Options = { globalSetup: ["test/kit/build-frozen-client.ts"] };
/** After the others, so that the compilers, which take half a second each, are loaded once. */
const inOneWorker: Options = { ...withoutServers, maxWorkers: 1, sequence: { groupOrder: 1 } };
/** The files share one server of each version, beside those of their own. */
const withSharedServers: Options = { globalSetup: ["test/kit/start-servers.ts"] };

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: LIMITS.test,
    // More than the two cores of CI, because many tests wait for a server.
    maxWorkers: 3,
    // A worker then loads the sources once, and not for each file, which halves the CPU time of `npm test`.
    isolate: false,
    setupFiles: ["test/kit/restore-globals.ts"],
    hookTimeout: LIMITS.hook,
    expect: { poll: { timeout: LIMITS.poll } },
    // Keeps tsx from leaving a cache in the temporary folder.
    env: { TSX_DISABLE_CACHE: "1", PATIENCE: String(patience) },
    projects: [
      project("unit", {
        ...withFrozenClient,
        testTimeout: LIMITS.unit,
        setupFiles: ["test/kit/invariants.ts"],
      }),
      project("live", withSharedServers),
      project("scripts", inOneWorker),
      project("pipeline"),
      project("servers", withSharedServers),
      project("conformance"),
      project("package", atNight),
      project("nightly/linear-time", { ...withFrozenClient, ...atNight }),
      project("nightly/rehearsal", { maxWorkers: 1, ...atNight }),
      project("nightly/cluster", { maxWorkers: 1, ...atNight }),
      // In processes of their own: one file watches the heap.
      project("nightly/soak", { maxWorkers: 1, isolate: true, ...atNight }),
      project("nightly/trials", { maxWorkers: 1, ...atNight }),
      // One file after the other: each packs the package, which writes dist/ anew.
      project("nightly/runtimes", { maxWorkers: 1, ...atNight }),
    ],
  },
});

export default config;
