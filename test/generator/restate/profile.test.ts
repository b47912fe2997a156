import { expect, it } from "vitest";
import { nameFunction } from "../../../scripts/openapi/model/index.js";
import { nameTypes } from "../../../scripts/openapi/model/naming.js";
import { isRestate, RESTATE } from "../../../scripts/restate/profile.js";

it.each([
  ...["AdminClient", "AdminTimeoutError"],
  ...["createAdminClient", "createClient", "http", "listInvocations", "operationTable", "sql", "waitForState"],
])("no generated name is %s, which this package exports", (name) => {
  const { taken } = RESTATE;
  const given = /^[A-Z]/.test(name) ? nameTypes([name], [], taken).get(name) : nameFunction(name, taken);
  expect(given).toBe(`${name}_`);
});

it.each([
  [{ title: "Admin API", description: "Of Restate" }, true],
  [{ title: "Admin API" }, false],
  [{ title: "Pets", description: "They restate what you say. Restate!" }, false],
])("a document with %j is Restate's: %s", (info, want) => expect(isRestate({ info })).toBe(want));
