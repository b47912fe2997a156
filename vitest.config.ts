import { defineConfig, type ViteUserConfig } from "vitest/config";
import { SlowFirst } from "./test/slow-first.js";

/** Tests of the packed package, of other compilers and of other packages next to it: `npm run test:package`. */
const packageTests = ["test/package/**/*.test.ts", "test/docs/recipes/**/*.test.ts", "test/docs/code-blocks.test.ts"];

/**
 * Tests of the corrections for every version, and of all responses of real servers; of what starts those servers, lets them crash,
 * or needs them for long; of the examples and the demo: `npm run test:servers`.
 */
const serverTests = [
  "test/schemas/**/*.test.ts",
  "test/conformance/**/*.test.ts",
  "test/scripts/server/**/*.test.ts",
  "test/live/{bulk-batch,bulk-loss,failures,fake-queries,kysely,roll-out*,rows,tables,update-states,waiting}.test.ts",
  "test/live/state-{values,verification}.test.ts",
  "test/examples/**/*.test.ts",
  "test/demo/**/*.test.ts",
];

/** Tests of the whole generator, of the bump, and of code written for older clients: `npm run test:bump`. */
const bumpTests = [
  "test/scripts/generate/**/*.test.ts",
  "test/scripts/bump/**/*.test.ts",
  "test/old-clients/**/*.test.ts",
];

/** Tests against a cluster, whose nodes get lost: `npm run test:cluster`. */
const clusterTests = ["test/cluster/**/*.test.ts"];

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
    sequence: { sequencer: SlowFirst },
    // Keeps tsx from leaving a cache in the temporary folder.
    env: { TSX_DISABLE_CACHE: "1" },
    coverage: {
      provider: "v8",
      include: ["src/**", "scripts/**", "generated/**"],
      reporter: ["text-summary"],
    },
    projects: [
      {
        extends: true,
        test: {
          name: "client",
          include: ["test/**/*.test.ts"],
          exclude: [...packageTests, ...serverTests, ...bumpTests, ...clusterTests],
        },
      },
      { extends: true, test: { name: "package", include: packageTests } },
      { extends: true, test: { name: "servers", include: serverTests } },
      { extends: true, test: { name: "bump", include: bumpTests } },
      { extends: true, test: { name: "cluster", include: clusterTests, maxWorkers: 1 } },
    ],
  },
});

export default config;
