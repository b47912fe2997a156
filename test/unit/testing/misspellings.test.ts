import { describe, expect, it } from "vitest";
import { createFakeAdminApi, createRow, createSample, type FakeAdminApiOptions } from "../../../src/testing/index.js";

describe("createFakeAdminApi refuses", () => {
  const create = (options: object) => () => createFakeAdminApi(options as FakeAdminApiOptions);

  it.each([
    ["an option", { default: false }, 'unknown option "default"; the options are serverVersion'],
    ["a version", { serverVersion: "x" }, 'serverVersion must be a version such as "1.6.2", not "x"'],
  ])("%s that there is not", (_, options, words) => {
    expect(create(options)).toThrow(TypeError);
    expect(create(options)).toThrow(`createFakeAdminApi: ${words}`);
  });

  it("nothing that there is", () => {
    const options = { serverVersion: "1.7.2-rc.1" };
    expect(create(options)).not.toThrow();
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
