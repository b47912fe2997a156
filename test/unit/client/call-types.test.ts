import { describe, expect, it } from "vitest";
import { createAdminClient, isAdminResponseError } from "../../../src/index.js";

describe("types", () => {
  it("check a call against the schema", () => {
    const admin = createAdminClient();
    // Compiled, never called: `npm run check:types` fails if one of these expectations is not met.
    const neverCalled = async (deploymentId: string) => {
      await admin.resumeInvocation("inv_1", { deployment: "latest" });
      await admin.resumeInvocation("inv_1", { deployment: deploymentId });
      // @ts-expect-error the schema's own form, which servers ignore
      await admin.resumeInvocation("inv_1", { deployment: { Id: deploymentId } });
      // @ts-expect-error an option that does not exist
      await admin.resumeInvocation("inv_1", { deploymnet: "latest" });
      // @ts-expect-error a path argument is missing
      await admin.getServiceHandler("Greeter");
      // @ts-expect-error the body is missing
      await admin.createDeployment();
      const { rows } = await admin.query({ query: "SELECT 1" });
      const status: 200 | 202 = (await admin.cancelInvocation("inv_1").withResponse()).status;
      return [rows, status];
    };
    expect(neverCalled).toBeTypeOf("function");
  });

  it("let the compiler check that a switch over the documented statuses is complete", () => {
    const describeError = (error: unknown): string => {
      if (!isAdminResponseError(error, "pauseInvocation")) throw error;
      switch (error.status) {
        case 400:
          return typeof error.body === "string" ? error.body : error.body.message;
        case 404:
        case 409:
        case 503:
          return error.body.message;
        case 429:
          return "busy";
        default:
          return error satisfies never;
      }
    };
    const wrong = (error: unknown): string => {
      if (!isAdminResponseError(error, "pauseInvocation")) throw error;
      switch (error.status) {
        case 400:
          return "";
        default:
          // @ts-expect-error 404, 409, 429 and 503 are missing
          return error satisfies never;
      }
    };
    expect([describeError, wrong]).toHaveLength(2);
  });
});
