import { describe, expect, it } from "vitest";
import { type AdminClient, AdminResponseError, createAdminClient, isAdminResponseError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { answerJson } from "../kit/loopback-server.js";
import { useLoopbackServer } from "../kit/use-loopback-server.js";

const server = useLoopbackServer();

const uri = "http://localhost:9080";

/** A call of each function that makes calls of operations with other names. */
const CALLS: readonly (readonly [name: string, call: (admin: AdminClient) => Promise<unknown>])[] = [
  ["countInvocations", (admin) => admin.countInvocations()],
  ["countInvocationsBy", (admin) => admin.countInvocationsBy(["status"])],
  ["getInvocation", (admin) => admin.getInvocation("inv_1")],
  ["getJournal", (admin) => admin.getJournal("inv_1")],
  ["getJournalEvents", (admin) => admin.getJournalEvents("inv_1")],
  ["listInvocations", async (admin) => admin.listInvocations().next()],
  ["queryRows", (admin) => admin.queryRows("SELECT 1")],
  ["readState", (admin) => admin.readState("Cart", "bob")],
  ["registerDeployment", (admin) => admin.registerDeployment({ uri })],
  ["replaceState", (admin) => admin.replaceState("Cart", "bob", {})],
  ["resumeInvocations", (admin) => admin.resumeInvocations({ status: "paused" })],
  ["rollOutDeployment", (admin) => admin.rollOutDeployment({ uri })],
  ["streamRows", async (admin) => admin.streamRows("SELECT 1").next()],
  ["summarizeFailures", (admin) => admin.summarizeFailures()],
  ["waitForInvocation", (admin) => admin.waitForInvocation("inv_1")],
  ["waitForState", (admin) => admin.waitForState("Cart", "bob", { until: "1" })],
  ["waitUntilDrained", (admin) => admin.waitUntilDrained("dp_1")],
  ["waitUntilHealthy", (admin) => admin.waitUntilHealthy({ timeout: 500 })],
];

describe.each(CALLS)("an error of %s", (name, call) => {
  it("names this function first, and the operation that failed beside it", async () => {
    server.answer = (response) => answerJson(response, 403, { message: "forbidden" });
    const calls: string[] = [];
    const onCall = ({ calledFunction }: { readonly calledFunction: string }) => void calls.push(calledFunction);
    const error = await catchError(call(createAdminClient({ baseUrl: server.url, serverVersion: "1.7.12", onCall })));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ calledFunction: name, operation: expect.not.stringMatching(`^${name}$`) });
    expect(String(error)).toMatch(new RegExp(`^AdminResponseError: ${name}: the server returned 403: forbidden`));
    expect(new Set(calls)).toEqual(new Set([name]));
  });
});

it("narrowing is by the operation that failed", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Datafusion error" });
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0 });
  const error = await catchError(admin.getInvocation("inv_1"));
  expect(isAdminResponseError(error, "query")).toBe(true);
  expect(isAdminResponseError(error, "getHealth")).toBe(false);
});
