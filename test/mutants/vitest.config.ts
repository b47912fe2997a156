import { readFileSync } from "node:fs";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const rooms: Readonly<Record<string, { readonly tests?: readonly string[] }>> = JSON.parse(
  readFileSync(new URL("rooms.json", import.meta.url), "utf8"),
);
const { ROOM: room = "src/sql" } = process.env;
const tests = rooms[room]?.tests ?? [`unit/${room.replace(/^src\//, "")}`];

const config: ViteUserConfig = defineConfig({
  test: {
    include: [
      ...tests.map((place) => `test/${place}{/**/*,}.test.ts`),
      ...(room.startsWith("src/") ? ["test/unit/wrong-arguments.test.ts"] : []),
    ],
    // A changed program may wait for ever.
    testTimeout: 15_000,
    isolate: false,
    globalSetup: ["test/kit/build-frozen-client.ts"],
    setupFiles: ["test/kit/restore-globals.ts"],
    expect: { poll: { timeout: 2_000 } },
  },
});

export default config;
