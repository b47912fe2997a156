import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: [`test/unit/${process.env.ROOM}/**/*.test.ts`, "test/unit/wrong-arguments.test.ts"],
    // A changed program may wait for ever.
    testTimeout: 15_000,
    isolate: false,
    globalSetup: ["test/kit/build-frozen-client.ts"],
    setupFiles: ["test/kit/restore-globals.ts"],
    expect: { poll: { timeout: 2_000 } },
  },
});

export default config;
