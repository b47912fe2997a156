import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/install-servers.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**", "scripts/**", "generated/**"],
      reporter: ["text-summary", "html"],
    },
  },
});

export default config;
