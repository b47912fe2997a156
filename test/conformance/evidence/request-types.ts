import { expect } from "vitest";
import type { Json } from "../../../scripts/io/json.js";
import { sendPaused } from "../invocation-states.js";
import { type Evidence, exchange, judgedWrongly, type OverlayEvidence, operations, type Show } from "./evidence.js";

const onDeployment = operations("resume_invocation", "restart_as_new_invocation");
const state = "$.components.schemas.ModifyServiceStateRequest.properties.new_state";
const update = "$.components.schemas.UpdateDeploymentRequest";
const id = "dp_11nGQpCRmau6ypL82KH2TnP";

const isDeployment = (isRight: boolean, value: Json): readonly Show[] =>
  ["resume_invocation", "restart_as_new_invocation"].map((operation) =>
    judgedWrongly(isRight, (validator) => validator.allowsQuery(operation, "deployment", value)),
  );

const deploymentIsText: Evidence["show"] = [
  exchange("resume_invocation", "a running one, on the deployment that it is on", 200),
  ...isDeployment(true, "keep"),
  ...isDeployment(true, "latest"),
  ...isDeployment(true, id),
  ...isDeployment(false, null),
  ...isDeployment(false, { Id: id }),
  async ({ world }) => {
    // As OpenAPI sends an object: what the server does not even read.
    const invocation = await sendPaused(world);
    const send = (query: string) =>
      fetch(`${world.adminUrl}/invocations/${invocation}/resume?${query}`, { method: "PATCH" });
    expect((await send("deployment=null")).status).toBe(400);
    expect((await send("deployment%5BId%5D=dp_nope")).status).toBe(200);
  },
];

const isState = (isRight: boolean, new_state: Json): Show =>
  judgedWrongly(isRight, (validator) => validator.allowsBody("modify_service_state", { object_key: "k", new_state }));

const stateIsTextOrBytes: Evidence["show"] = [
  exchange("modify_service_state", "text and bytes", 202),
  isState(true, { text: '"a"', bytes: [0, 255] }),
  exchange("modify_service_state", "what is no byte", 422, "expected u8"),
  isState(false, { a: [256] }),
];

const updates: readonly Json[] = [
  {},
  { overwrite: true },
  { additional_headers: { a: "b" } },
  { uri: "http://127.0.0.1:1" },
];

const updateIsAnyOf: Evidence["show"] = [
  exchange("update_deployment", "nothing", 200),
  exchange("update_deployment", "other headers", 200),
  ...updates.map((body) => judgedWrongly(true, (validator) => validator.allowsBody("update_deployment", body))),
];

export const requestTypes: readonly OverlayEvidence[] = [
  {
    target: `${onDeployment}.parameters[?@.name == 'deployment'][?@.oneOf[?@.properties.Id] || @.oneOf[*].oneOf[?@.properties.Id]]`,
    show: deploymentIsText,
  },
  {
    target: `${onDeployment}.parameters[?@.name == 'deployment' && @.schema.anyOf].schema.oneOf`,
    show: deploymentIsText,
  },
  { target: `${state}[?@.type == 'array']`, show: stateIsTextOrBytes },
  { target: `${state}[?@.anyOf]['type','items']`, show: stateIsTextOrBytes },
  { target: "$.components[?@.UpdateDeploymentRequest.oneOf].UpdateDeploymentRequest", show: updateIsAnyOf },
  { target: `${update}.anyOf`, show: updateIsAnyOf },
  { target: `${update}.oneOf`, show: updateIsAnyOf },
];
