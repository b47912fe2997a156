import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { shareServer } from "../kit/use-server.js";
import { newest, oldest } from "../kit/versions.js";
import { anySteps, compareBytes, readAll, type States } from "./state-steps.js";

allowLongRuns();

describe.each([oldest, newest])("the states of virtual objects on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "any", broken: false });
  });

  it("equal those of a map with the same changes, whatever several writers do", () =>
    holdsFor(
      fc.asyncProperty(anySteps, async (steps) => {
        const { admin, ingressUrl, prefix } = server;
        const place = { admin, ingressUrl, prefix, service: `${prefix}Counter` };
        await place.admin.clearStates(place.service, "all");
        const states: States = new Map();
        for (const { name, run } of steps) {
          await run(place, states);
          expect([name, await readAll(place)]).toEqual([name, states]);
        }
        await compareBytes(place);
      }),
      [],
      25,
    ));
});
