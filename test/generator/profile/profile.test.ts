import { expect, it } from "vitest";
import { nameFunction } from "../../../scripts/model/index.js";
import { nameTypes } from "../../../scripts/model/naming.js";
import { RESTATE } from "../../../scripts/profile/restate.js";

it.each([
  ...["AdminClient", "AdminTimeoutError"],
  ...["createAdminClient", "createClient", "http", "listInvocations", "operationTable", "sql", "waitForState"],
])("no generated name is %s, which this package exports", (name) => {
  const { taken } = RESTATE;
  const given = /^[A-Z]/.test(name) ? nameTypes([name], [], taken).get(name) : nameFunction(name, taken);
  expect(given).toBe(`${name}_`);
});
