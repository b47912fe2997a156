import { defineConfig, type ViteUserConfig } from "vitest/config";
import { SlowFirst } from "./test/slow-first.js";

/** The packed package, other compilers, and packages of others beside it: `npm run test:package`. */
const packageTests = ["test/package/**/*.test.ts", "test/docs/recipes/**/*.test.ts"];

/** What a bump relies on, and code that was written for older clients: `npm run test:bump`. */
const bumpTests = [
  "test/scripts/bump/**/*.test.ts",
  "test/scripts/generate/every-version.test.ts",
  "test/old-clients/**/*.test.ts",
];

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["test/install-servers.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
    hookTimeout: 120_000,
    sequence: { sequencer: SlowFirst },
    // What is run with tsx leaves no cache in the folder for temporary files.
    env: { TSX_DISABLE_CACHE: "1" },
    coverage: {
      provider: "v8",
      include: ["src/**", "scripts/**", "generated/**"],
      reporter: ["text-summary", "html"],
    },
    projects: [
      {
        extends: true,
        test: { name: "client", include: ["test/**/*.test.ts"], exclude: [...packageTests, ...bumpTests] },
      },
      { extends: true, test: { name: "package", include: packageTests } },
      { extends: true, test: { name: "bump", include: bumpTests } },
    ],
  },
});

export default config;
