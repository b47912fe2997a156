import { beforeAll, describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { readOutput, sendInvocation } from "./invocations.js";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions)("SQL on %s", (version) => {
  const server = shareServer(version);
  let deployment: string;

  beforeAll(async () => {
    deployment = await server.deploy({ label: "a", broken: false });
  });

  it("returns rows as objects, without null columns", async () => {
    const { status, data } = await server.admin
      .query({ query: "SELECT 1 AS number, 0.5 AS half, 'grüße' AS text, true AS truth, NULL AS nothing" })
      .withResponse();

    expect(status).toBe(200);
    expect(data).toEqual({ rows: [{ number: 1, half: 0.5, text: "grüße", truth: true }] });
  });

  it("returns bytes in hexadecimal, times as ISO strings and lists as arrays", async () => {
    const { rows } = await server.admin.query({
      query: `SELECT X'00ff' AS bytes, arrow_cast(1700000000123, 'Timestamp(Millisecond, Some("+00:00"))') AS time,
        make_array(1, NULL, 3) AS list`,
    });
    expect(rows).toEqual([{ bytes: "00ff", time: "2023-11-14T22:13:20.123Z", list: [1, null, 3] }]);
  });

  it("returns an empty array for no rows", async () => {
    expect(await server.admin.query({ query: "SELECT id FROM sys_invocation WHERE false" })).toEqual({ rows: [] });
  });

  it("reads Restate's tables", async () => {
    const id = await sendInvocation(server, "Task/run");
    await readOutput(server, id);
    const { rows } = await server.admin.query({
      query: `SELECT i.id, i.target, i.status, i.completion_result, d.id AS deployment, s.name AS service
        FROM sys_invocation i
        JOIN sys_deployment d ON d.id = i.pinned_deployment_id
        JOIN sys_service s ON s.name = i.target_service_name
        WHERE i.id = '${id}'`,
    });
    expect(rows).toEqual([
      {
        id,
        target: `${server.prefix}Task/run`,
        status: "completed",
        completion_result: "success",
        deployment,
        service: `${server.prefix}Task`,
      },
    ]);
  });

  it("requests JSON with the only Accept value that does not return Arrow", async () => {
    let accept: string | null = null;
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      fetch: (request, init) => {
        accept = request.headers.get("accept");
        return fetch(request, init);
      },
    });
    const { response } = await admin.query({ query: "SELECT 1" }).withResponse();
    expect(accept).toBe("application/json");
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it("reports Arrow caused by a caller's own Accept", async () => {
    const call = server.admin.query({ query: "SELECT 1" }, { headers: { accept: "*/*" } });
    await expect(call).rejects.toMatchObject({
      name: "AdminDecodeError",
      status: 200,
      message: expect.stringContaining("application/vnd.apache.arrow.stream"),
    });
  });

  it("that cannot be parsed is an error with the parser's message", async () => {
    await expect(server.admin.query({ query: "selec 1" })).rejects.toMatchObject({
      name: "AdminResponseError",
      status: isSince(version, "1.7.0") ? 400 : 500,
      body: {
        message:
          'Datafusion error: SQL error: ParserError("Expected: an SQL statement, found: selec at Line: 1, Column: 1")',
      },
      documented: true,
    });
  });

  it("on an unknown table is an error with status 500", async () => {
    await expect(server.admin.query({ query: "SELECT * FROM nope" })).rejects.toMatchObject({
      status: 500,
      body: { message: "Datafusion error: Error during planning: table 'restate.public.nope' not found" },
    });
  });
});
