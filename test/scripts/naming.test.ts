import { describe, expect, it } from "vitest";
import {
  deriveOperationId,
  nameArguments,
  nameFile,
  nameFunction,
  nameOptions,
  nameTypes,
} from "../../scripts/naming.js";
import { REQUEST_OPTION_NAMES } from "../../scripts/taken-names.js";
import type { RequestOptions } from "../../src/index.js";

describe("nameFunction", () => {
  it.each([
    ["resume_invocation", "resumeInvocation"],
    ["resumeInvocation", "resumeInvocation"],
    ["ResumeInvocation", "resumeInvocation"],
    ["resume-invocation", "resumeInvocation"],
    ["resume.invocation/now", "resumeInvocationNow"],
    ["RESUME_INVOCATION", "resumeInvocation"],
    ["APIKeyList", "apiKeyList"],
    ["list_API_keys", "listAPIKeys"],
    ["HTTP", "http_"],
    ["2fa_start", "_2faStart"],
    ["größe_ändern", "größeÄndern"],
    ["delete", "delete_"],
    ["get", "get"],
    ["then", "then_"],
    ["toString", "toString_"],
    ["create_client", "createClient_"],
    ["operation_table", "operationTable_"],
    ["!!!", undefined],
    ["", undefined],
  ])("%j becomes %s", (given, want) => expect(nameFunction(given)).toBe(want));
});

describe("deriveOperationId", () => {
  it.each([
    ["get", "/users/{id}/posts", "getUsersByIdPosts"],
    ["get", "/", "getRoot"],
    ["post", "/a-b/{c.d}", "postABByCD"],
    ["get", "/files/{name}.{ext}", "getFilesByNameByExt"],
  ])("%s %s is called %s", (method, path, want) => expect(nameFunction(deriveOperationId(method, path))).toBe(want));
});

describe("nameArguments", () => {
  it.each([
    [["invocation_id"], ["invocationId"]],
    [
      ["client", "body", "options", "attempt"],
      ["client_", "body_", "options_", "attempt_"],
    ],
    [
      ["foo-id", "foo_id", "fooId"],
      ["fooId", "fooId_", "fooId__"],
    ],
    [
      ["new", "type", "1st", "%"],
      ["new_", "type", "_1st", "parameter"],
    ],
  ])("%j become %j", (given, want) => expect(nameArguments(given)).toEqual(want));
});

describe("nameOptions", () => {
  it.each([
    [
      ["include_subscriptions", "X-Request-Id"],
      ["include_subscriptions", "X-Request-Id"],
    ],
    [
      ["signal", "timeout", "headers", "maxRetries"],
      ["signal_", "timeout_", "headers_", "maxRetries_"],
    ],
    [
      ["id", "id"],
      ["id", "id_"],
    ],
    [
      ["constructor", "__proto__"],
      ["constructor_", "__proto___"],
    ],
  ])("%j become %j", (given, want) => expect(nameOptions(given)).toEqual(want));

  it("avoid every field of RequestOptions", () => {
    const fields: Record<keyof RequestOptions, true> = { headers: true, signal: true };
    expect(REQUEST_OPTION_NAMES).toEqual(expect.arrayContaining(Object.keys(fields)));
  });
});

describe("nameTypes", () => {
  it.each([
    ["u32", "u32"],
    ["DeploymentId", "DeploymentId"],
    ["com.example.Thing", "ComExampleThing"],
    ["with-dash", "WithDash"],
    ["String", "String_"],
    ["any", "any_"],
    ["AdminClient", "AdminClient_"],
    ["PingAnswer", "PingAnswer_"],
    ["1st", "_1st"],
  ])("%s becomes %s", (given, want) => expect(nameTypes([given], ["PingAnswer"])).toEqual(new Map([[given, want]])));

  it("name both schemas that become one type", () => {
    expect(() => nameTypes(["a.B", "AB"], [])).toThrow('"a.B" and "AB" both become the type AB');
  });
});

describe("nameFile", () => {
  it.each([
    ["kafka_cluster", "kafka-cluster"],
    ["Kafka Cluster", "kafka-cluster"],
    ["../../etc", "etc"],
    ["", "default"],
  ])("%j is %s", (given, want) => expect(nameFile(given)).toBe(want));
});
