import { describe, expect, it } from "vitest";
import {
  deriveOperationId,
  nameAll,
  nameArgument,
  nameFile,
  nameFunction,
  nameOptionsType,
  nameTypes,
} from "../../../scripts/model/naming.js";
import { BULK_RULES } from "../../../src/bulk/index.js";
import { REQUEST_RULES } from "../../../src/client/index.js";
import { taken } from "../../kit/taken-names.js";

describe("nameFunction", () => {
  it.each([
    ["resume_invocation", "resumeInvocation"],
    ["ResumeInvocation", "resumeInvocation"],
    ["APIKeyList", "apiKeyList"],
    ["list_API_keys", "listAPIKeys"],
    ["2fa_start", "_2faStart"],
    ["größe_ändern", "größeÄndern"],
    ["delete", "delete_"],
    ["then", "then_"],
    ["toString", "toString_"],
    ["createClient", "createClient_"],
    ["!!!", ""],
  ])("%j becomes %s", (given, want) => expect(nameFunction(given, taken.functions)).toBe(want));
});

describe("deriveOperationId", () => {
  it.each([
    ["get", "/users/{id}/posts", "get_users_by_id_posts", "getUsersByIdPosts"],
    ["get", "/", "get_root", "getRoot"],
    ["post", "/a-b/{c.d}", "post_a-b_by_c.d", "postABByCD"],
    ["get", "/files/{name}.{ext}", "get_files_by_name_._by_ext", "getFilesByNameByExt"],
  ])("%s %s is %s, and called %s", (method, path, id, want) => {
    expect(deriveOperationId(method, path)).toBe(id);
    expect(nameFunction(id, taken.functions)).toBe(want);
  });
});

describe("the names of arguments", () => {
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
  ])("%j become %j", (given, want) => expect(nameAll(given, nameArgument, taken.arguments)).toEqual(want));
});

describe("the names of options", () => {
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
  ])("%j become %j", (given, want) => expect(nameAll(given, String, taken.options)).toEqual(want));

  it("avoid every option that the functions have besides", () => {
    const own = Object.keys({ ...REQUEST_RULES, ...BULK_RULES });
    expect(nameAll(own, String, taken.options)).toEqual(own.map((name) => `${name}_`));
  });
});

describe("nameTypes", () => {
  it.each([
    ["DeploymentId", "DeploymentId"],
    ["com.example.Thing", "ComExampleThing"],
    ["String", "String_"],
    ["any", "any_"],
    ["PingOptions", "PingOptions_"],
    ["AdminClient", "AdminClient_"],
    ["1st", "_1st"],
  ])("%s becomes %s", (given, want) =>
    expect(nameTypes([given], new Set([...taken.types, "PingOptions"]))).toEqual(new Map([[given, want]])),
  );

  it("of several schemas are distinct", () => {
    expect([...nameTypes(["a.B", "AB"], taken.types).values()]).toEqual(["AB", "AB_"]);
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
  ])("for the options of %s() is not taken", (given, want) => expect(nameOptionsType(given, taken.types)).toBe(want));

  it.each([
    ["a mark on a letter", "नमस्ते_दुनिया", "नमस्तेदुनिया"],
    ["a digit that is none", "x²_½", "x"],
    ["letters without case", "获取_全部", "获取全部"],
  ])("with %s is an identifier", (_, given, want) => expect(nameFunction(given, taken.functions)).toBe(want));
});
