import { expect } from "vitest";
import { releaseOf } from "../../kit/versions.js";
import { exchange, marked, type OverlayEvidence, operations } from "./evidence.js";

const field = ["paths", "/version", "get", "x-server-version"];

export const serverVersion: readonly OverlayEvidence[] = [
  {
    target: operations("get_version"),
    show: [
      exchange("get_version", "what it is", 200),
      async ({ version, world }) => expect((await world.admin.getVersion()).version).toBe(releaseOf(version)),
      ({ raw }) => expect(raw).not.toHaveProperty(field),
      marked("x-server-version", ["get_version"], "version"),
    ],
  },
];
