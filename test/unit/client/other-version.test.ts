import { expect, it } from "vitest";
import { internals } from "../../../src/client/index.js";
import { createAdminClient, getHealth, getInvocation } from "../../../src/index.js";
import { catchError } from "../catch-error.js";

it.each<[string, object]>([
  ["another version", { clientVersion: "0.0.9" }],
  ["a version that did not say", { clientVersion: undefined }],
])("a client of %s of the package is rejected with both versions, before anything is sent", async (_, other) => {
  const admin = createAdminClient({ fetch: () => expect.fail("sent") });
  const strange = { ...admin, [internals]: { ...admin[internals], ...other } };
  const given = Reflect.get(other, "clientVersion") ? "0.0.9" : "another version";
  const words = `the first argument must be a client from createClient of restate-admin-client 0.0.0, not of ${given}`;
  for (const [name, call] of Object.entries({
    getHealth: () => getHealth(strange),
    getInvocation: () => getInvocation(strange, "inv_1"),
  })) {
    const error = await catchError(call());
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`TypeError: ${name}: ${words}`);
  }
});
