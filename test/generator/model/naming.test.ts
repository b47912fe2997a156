import { describe, expect, it } from "vitest";
import {
  deriveOperationId,
  nameArguments,
  nameFile,
  nameFunction,
  nameOptions,
  nameOptionsType,
  nameTypes,
} from "../../../scripts/model/naming.js";
import { RESTATE } from "../../../scripts/profile/index.js";
import { REQUEST_OPTION_NAMES } from "../../../scripts/profile/taken-names.js";
import type { RequestOptions } from "../../../src/index.js";

const { taken } = RESTATE;

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
    ["2fa_start", "_2faStart"],
    ["größe_ändern", "größeÄndern"],
    ["delete", "delete_"],
    ["get", "get"],
    ["then", "then_"],
    ["toString", "toString_"],
    ["!!!", undefined],
    ["", undefined],
  ])("%j becomes %s", (given, want) => expect(nameFunction(given, taken)).toBe(want));
});

describe("deriveOperationId", () => {
  it.each([
    ["get", "/users/{id}/posts", "getUsersByIdPosts"],
    ["get", "/", "getRoot"],
    ["post", "/a-b/{c.d}", "postABByCD"],
    ["get", "/files/{name}.{ext}", "getFilesByNameByExt"],
  ])("%s %s is called %s", (method, path, want) =>
    expect(nameFunction(deriveOperationId(method, path), taken)).toBe(want),
  );
});

describe("nameArguments", () => {
  it.each([
    [["invocation_id"], ["invocationId"]],
    [
      ["client", "body", "options"],
      ["client_", "body_", "options_"],
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
    const fields: Record<keyof RequestOptions, true> = {
      headers: true,
      maxRetries: true,
      signal: true,
      timeout: true,
    };
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
    ["PingOptions", "PingOptions_"],
    ["callOperation", "callOperation_"],
    ["1st", "_1st"],
  ])("%s becomes %s", (given, want) =>
    expect(nameTypes([given], ["PingOptions"], taken)).toEqual(new Map([[given, want]])),
  );

  it.each([
    [["a.B", "AB", "a-B"], [], ["AB2", "AB", "AB3"]],
    [["String", "String_"], [], ["String_2", "String_"]],
    [["ping.options", "PingOptions_"], ["PingOptions"], ["PingOptions_2", "PingOptions_"]],
  ])("of %j leave its name to the schema that is called so", (given, others, want) => {
    expect([...nameTypes(given, others, taken).values()]).toEqual(want);
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

describe("a generated name", () => {
  it.each([
    ["request", "RequestOptions_"],
    ["get", "GetOptions"],
  ])("of the options of %s() is free", (given, want) => expect(nameOptionsType(given, taken)).toBe(want));

  it.each([
    ["a mark on a letter", "नमस्ते_दुनिया", "नमस्तेदुनिया"],
    ["a digit that is none", "x²_½", "x"],
    ["letters without case", "获取_全部", "获取全部"],
  ])("with %s is an identifier", (_, given, want) => expect(nameFunction(given, taken)).toBe(want));

  it("of a file is short enough for any file system", () => {
    expect(Buffer.byteLength(`${nameFile("😀类".repeat(200))}.ts`)).toBeLessThan(256);
    expect(nameFile("x".repeat(300))).toHaveLength(60);
  });
});
