import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { shareServer } from "../kit/use-server.js";
import { isSince, newest, oldest } from "../kit/versions.js";
import { anySteps, compareBytes, readAll, type States } from "./state-steps.js";

allowLongRuns();

describe.each([oldest, newest])("the states of virtual objects on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "any", broken: false });
  });

  it("equal those of a map with the same changes, whatever several writers do", () => {
    const scopes = isSince(version, "1.7.2") ? [undefined, "tenant"] : [undefined];
    return holdsFor(
      fc.asyncProperty(anySteps(scopes), async (steps) => {
        const { admin, ingressUrl, prefix } = server;
        const place = { admin, ingressUrl, prefix, service: `${prefix}Counter` };
        const states = new Map(scopes.map((scope): [string | undefined, States] => [scope, new Map()]));
        for (const scope of scopes) await admin.clearStates(place.service, "all", { scope });
        for (const { step, scope } of steps) {
          await step.run({ ...place, scope }, states.get(scope) ?? new Map());
          for (const [each, wanted] of states) {
            const name = `${step.name} in ${scope}, seen in ${each}`;
            expect([name, await readAll({ ...place, scope: each })]).toEqual([name, wanted]);
          }
        }
        await compareBytes(place);
      }),
      [],
      25,
    );
  });
});
