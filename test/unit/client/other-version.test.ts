import { expect, it } from "vitest";
import { internals } from "../../../src/client/index.js";
import { createAdminClient, getInvocation, health } from "../../../src/index.js";
import { catchError } from "../catch-error.js";

it.each<[string, object]>([
  ["another version", { clientVersion: "0.0.9" }],
  ["a version that did not say", { clientVersion: undefined }],
])("a client of %s of the package is rejected with both versions, before anything is sent", async (_, other) => {
  const admin = createAdminClient({ fetch: () => expect.fail("sent") });
  const strange = { ...admin, [internals]: { ...admin[internals], ...other } };
  const words = /^health: the client is from restate-admin-client (0.0.9|another version), and the function from /;
  for (const error of [await catchError(health(strange)), await catchError(getInvocation(strange, "inv_1"))]) {
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error).replace(/^TypeError: (getInvocation|query):/, "TypeError: health:")).toMatch(
      new RegExp(words.source.replace("^", "^TypeError: ")),
    );
  }
});
