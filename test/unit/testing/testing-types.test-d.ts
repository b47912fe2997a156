/** Checked by the compiler: the names, parameters and bodies of the testing kit are those of the operations. */

import { expectTypeOf } from "vitest";
import type { ServiceMetadata, SysInvocation } from "../../../src/schema/index.js";
import { createFakeAdminApi, createRow, createSample } from "../../../src/testing/index.js";

using api = createFakeAdminApi();

api.on("resumeInvocation", ({ path, query, body, reply }) => {
  expectTypeOf(path.invocation_id).toEqualTypeOf<string>();
  expectTypeOf<"latest" | undefined>().toExtend<typeof query.deployment>();
  expectTypeOf<number>().not.toExtend<typeof query.deployment>();
  expectTypeOf(body).toEqualTypeOf<undefined>();
  // @ts-expect-error The schema documents another body.
  reply(409, "busy");
  if (path.invocation_id === "inv_2") return reply(502, "bad gateway");
  return reply(409, { message: "busy" });
});
api.on("getService", ({ path }) => createSample("ServiceMetadata", { name: path.service }));
api.on("getService", async () => createSample("ServiceMetadata"));
api.on("createDeployment", ({ body }) => {
  expectTypeOf(body).toHaveProperty("metadata");
  return { id: "dp_1", services: [] };
});
api.on("listServices", 503, { services: [] }, () => new Response("down", { status: 502 }));

// @ts-expect-error A response is missing.
api.on("resumeInvocation");
// @ts-expect-error The result of another operation.
api.on("getService", () => ({ services: [] }));
api.onQuery(/FROM sys_invocation/, [createRow("sys_invocation", { id: "inv_1", status: "paused" })]);
api.onQuery("SELECT count(*) AS n FROM state", (query) => [{ n: BigInt(query.length) }]);
api.onQuery((query) => query.startsWith("SELECT"), []);
// @ts-expect-error A row without the array around it.
api.onQuery("SELECT 1 AS n", { n: 1 });
// @ts-expect-error A promise of rows.
api.onQuery("SELECT 1 AS n", async () => []);
// @ts-expect-error There is no such table.
createRow("sys_invocations");
// @ts-expect-error There is no such column.
createRow("sys_invocation", { identifier: "inv_1" });
// @ts-expect-error There is no such status.
createRow("sys_invocation", { status: "stopped" });

for (const call of api.calls) {
  if (call.operation === "deleteDeployment") expectTypeOf(call.query.force).toExtend<boolean | null | undefined>();
}
expectTypeOf(api.callsTo("modifyService")[0]?.path.service).toEqualTypeOf<string | undefined>();

expectTypeOf(createSample("ServiceMetadata")).toEqualTypeOf<ServiceMetadata>();
expectTypeOf(createRow("sys_invocation")).toEqualTypeOf<SysInvocation>();
// @ts-expect-error A field of another type.
createSample("ServiceMetadata", { revision: "1" });
