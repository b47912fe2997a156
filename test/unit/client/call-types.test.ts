import { describe, expect, it } from "vitest";
import { createAdminClient, isAdminResponseError } from "../../../src/index.js";
import { createFrozenClient } from "../frozen-client.js";

// Compiled, never called: `npm run check:types` fails if one of these expectations is not met.
describe("types", () => {
  it("check a call against the schema", () => {
    const neverCalled = async (place: string) => {
      const client = createFrozenClient();
      await client.moveThing("t1", { place });
      // @ts-expect-error an option that does not exist
      await client.moveThing("t1", { plaec: "here" });
      // @ts-expect-error a path argument is missing
      await client.getPart("t1");
      // @ts-expect-error the body is missing
      await client.createThing();
      const { rows } = await client.search({ text: "a" });
      const status: 200 | 202 = (await client.paintThing("t1").withResponse()).status;
      return [rows, status];
    };
    expect(neverCalled).toBeTypeOf("function");
  });

  it("take a deployment as servers do, and not in the form that Restate's document has", () => {
    const neverCalled = async (deploymentId: string) => {
      const admin = createAdminClient();
      await admin.resumeInvocation("inv_1", { deployment: "latest" });
      await admin.resumeInvocation("inv_1", { deployment: deploymentId });
      // @ts-expect-error servers ignore it
      await admin.resumeInvocation("inv_1", { deployment: { Id: deploymentId } });
    };
    expect(neverCalled).toBeTypeOf("function");
  });

  it("narrow a documented error, so that the compiler finds what a switch lacks", () => {
    const describeError = (error: unknown): string => {
      if (!isAdminResponseError(error, "pauseInvocation")) throw error;
      switch (error.status) {
        case 404:
          return error.body.message;
        case 400:
          return typeof error.body === "string" ? error.body : error.body.message;
        default:
          // @ts-expect-error 409, 429 and 503 are missing
          return error satisfies never;
      }
    };
    expect(describeError).toBeTypeOf("function");
  });
});
