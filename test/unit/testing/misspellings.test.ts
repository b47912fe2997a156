import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import {
  createFakeAdminApi,
  createRow,
  createSample,
  type FakeAdminApiOptions,
  type FakeRows,
} from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";

describe("createFakeAdminApi refuses", () => {
  const create = (options: object) => () => createFakeAdminApi(options as FakeAdminApiOptions);

  it.each([
    ["an option", { default: false }, 'unknown option "default"; the options are rows, baseUrl, '],
    ["a version", { serverVersion: "x" }, 'serverVersion must be a version such as "1.6.2", not "x"'],
    ["a table", { rows: { sys_invocations: [] } }, 'rows: unknown table "sys_invocations"; the tables are state, '],
    ["a table, as a function", { rows: { states: () => [] } }, 'rows: unknown table "states"; '],
    [
      "a column",
      { rows: { sys_invocation: [{ id: "a" }, { state: "paused" }] } },
      'rows.sys_invocation: unknown column "state"; the columns are id, ',
    ],
    ["a row instead of rows", { rows: { state: { key: "a" } } }, "rows.state must be an array of rows, or a function"],
  ])("%s that there is not", (_, options, words) => {
    expect(create(options)).toThrow(TypeError);
    expect(create(options)).toThrow(`createFakeAdminApi: ${words}`);
  });

  it("nothing that there is", () => {
    const rows = { sys_invocation: [createRow("sys_invocation")], state: undefined };
    const options = { rows, baseUrl: "http://localhost", serverVersion: "1.7.2-rc.1", latency: 0, defaults: true };
    expect(create(options)).not.toThrow();
  });
});

describe("rows that are wrong when a query reads them fail the query, and say why", () => {
  it.each([
    ["a function", () => [{ state: "paused" }], 'unknown column "state"; the columns are id, '],
    ["a function without an array", () => undefined, "must be an array of rows"],
  ])("from %s", async (_, given, words) => {
    const api = createFakeAdminApi({ rows: { sys_invocation: given } as unknown as FakeRows });
    const admin = createAdminClient({ fetch: api.fetch, maxRetries: 0 });
    const message = `createFakeAdminApi: rows.sys_invocation${words.startsWith("must") ? " " : ": "}${words}`;
    const error = await catchError(admin.countInvocations());
    expect(error).toMatchObject({ status: 501, message: expect.stringContaining(message) });
    expect(api.unexpected).toEqual([expect.stringContaining(`the rows of sys_invocation cannot be read: TypeError: `)]);
  });

  it("from an array that has grown", async () => {
    const invocations: object[] = [{ id: "inv_1" }];
    const api = createFakeAdminApi({ rows: { sys_invocation: invocations } });
    const admin = createAdminClient({ fetch: api.fetch, maxRetries: 0 });
    expect(await admin.countInvocations()).toBe(1);
    invocations.push({ idd: "inv_2" });
    expect(await catchError(admin.countInvocations())).toMatchObject({ status: 501 });
  });

  it("from a function that fails", async () => {
    const fail = () => {
      throw new RangeError("mine");
    };
    const api = createFakeAdminApi({ rows: { sys_invocation: fail } });
    await catchError(createAdminClient({ fetch: api.fetch, maxRetries: 0 }).countInvocations());
    expect(api.unexpected).toEqual(["the rows of sys_invocation cannot be read: RangeError: mine"]);
  });
});

it("createRow refuses a table or a column that there is not", () => {
  const wrongTable = () => createRow("sys_invocations" as "sys_invocation");
  expect(wrongTable).toThrow('createRow: unknown table "sys_invocations"; the tables are state, ');
  const wrongColumn = () => createRow("sys_invocation", { idd: 1 } as object);
  expect(wrongColumn).toThrow(TypeError);
  expect(wrongColumn).toThrow('createRow: sys_invocation: unknown column "idd"; the columns are id, ');
});

it("createSample refuses a schema that there is not", () => {
  const wrongSchema = () => createSample("Nothing" as "ServiceMetadata");
  expect(wrongSchema).toThrow('createSample: unknown schema "Nothing"; the schemas are ');
});

describe("createSample refuses", () => {
  it.each([
    ["ServiceMetadata", { nam: "x" }, 'ServiceMetadata: unknown field "nam"; the fields are name, '],
    ["DeploymentResponse", { urii: "x" }, 'DeploymentResponse: unknown field "urii"; the fields are '],
    ["ListServicesResponse", { service: [] }, 'ListServicesResponse: unknown field "service"; the fields are services'],
  ] as const)("a field that a schema does not have: %s %j", (name, fields, words) => {
    const create = () => createSample(name, fields as object);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(`createSample: ${words}`);
  });

  it("no field that it has, whether required, optional or of one alternative", () => {
    expect(createSample("ServiceMetadata", { name: "Greeter", documentation: "Greets" })).toMatchObject({
      documentation: "Greets",
    });
    const lambda = { arn: "arn:aws:lambda:eu-central-1:1:function:a:1" };
    expect(createSample("DeploymentResponse", lambda)).toMatchObject(lambda);
    expect(createSample("SerdeableHeaderHashMap", { "x-any": "1" })).toEqual({ "x-any": "1" });
    expect(createSample("DeploymentId", "dp_1")).toBe("dp_1");
  });
});
