import { type AdminClient, createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createRow, type FakeAdminApi, type FakeRows } from "../../../src/testing/index.js";

export const INVOCATIONS: NonNullable<FakeRows["sys_invocation"]> = [
  createRow("sys_invocation", {
    id: "inv_1",
    status: "paused",
    target_service_name: "Greeter",
    created_at: "2026-01-03T00:00:00Z",
    pinned_deployment_id: "dp_1",
    completion_retention: "PT86400S",
  }),
  createRow("sys_invocation", {
    id: "inv_2",
    status: "running",
    target_service_name: "Greeter",
    created_at: "2026-01-01T00:00:00.500Z",
    last_failure: "[500] it's broken",
    completion_retention: "PT9000S",
  }),
  createRow("sys_invocation", {
    id: "inv_3",
    status: "completed",
    target_service_name: "Cart",
    target_service_key: "bob",
    created_at: "2026-01-01T00:00:00Z",
    completion_failure: "[409] killed",
    completed_at: "2026-01-01T00:00:03Z",
  }),
];

export const EVENTS: NonNullable<FakeRows["sys_journal_events"]> = [
  { id: "inv_1", event_type: "Paused", appended_at: "2026-01-01T00:00:01Z", event_json: '{"ty":"Paused"}' },
  {
    id: "inv_1",
    event_type: "Paused",
    appended_at: "2026-01-01T00:00:02Z",
    event_json: '{"ty":"Paused","last_failure":{"error_message":"no stock"}}',
  },
];

/** Creates a client of a fake with these rows. */
export function createAdmin(rows: FakeRows = { sys_invocation: INVOCATIONS, sys_journal_events: EVENTS }): {
  readonly api: FakeAdminApi;
  readonly admin: AdminClient;
} {
  const api = createFakeAdminApi({ rows });
  return { api, admin: createAdminClient({ fetch: api.fetch, maxRetries: 0 }) };
}
