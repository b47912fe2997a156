import { expect } from "vitest";
import { callHandler, readOutput } from "../../kit/send-invocations.js";
import { createCluster, properties } from "../exchanges/kafka.js";
import { sendCompleted, unknownInvocation } from "../invocation-states.js";
import { exchange, type OverlayEvidence, operations, statusOf } from "./evidence.js";
import {
  doesNotForceByDefault,
  ignoresSchemeAndQuery,
  overwritesOnlyWithAddress,
  readsDurations,
  setsForEveryone,
} from "./request-behaviour.js";

const state = "components schemas ModifyServiceStateRequest properties";
const hex = (text: string) => Buffer.from(text).toString("hex");

export const requestDescriptions: readonly OverlayEvidence[] = [
  {
    target: "$.components.schemas.RegisterDeploymentRequest.oneOf[*].properties.force",
    said: { at: "components schemas RegisterDeploymentRequest oneOf 0 properties force default", words: "true" },
    show: [doesNotForceByDefault],
  },
  {
    target: "$.components.schemas.RegisterDeploymentRequest.oneOf[*].properties.uri",
    said: {
      at: "components schemas RegisterDeploymentRequest oneOf 0 properties uri description",
      words: /Uri to use to discover\/invoke the http deployment\.$/,
    },
    show: [ignoresSchemeAndQuery],
  },
  {
    target: operations("update_deployment"),
    said: {
      at: "paths /deployments/{deployment} patch description",
      words: "Set `overwrite: true` to trigger re-discovery.",
    },
    show: [
      overwritesOnlyWithAddress,
      exchange("update_deployment", "an address where nobody answers", 500, "META0003"),
    ],
  },
  {
    target: "$.components.schemas.UpdateDeploymentRequest[*][*].properties.overwrite",
    said: {
      at: "components schemas UpdateDeploymentRequest oneOf 0 properties overwrite description",
      words: "If `true`, the update will overwrite the schema information",
    },
    show: [overwritesOnlyWithAddress],
  },
  {
    target: `${operations("delete_deployment")}.parameters[?@.name == 'force']`,
    said: {
      at: "paths /deployments/{deployment} delete parameters name=force description",
      words: "If true, the deployment will be forcefully deleted.",
    },
    show: [exchange("delete_deployment", "without force", 501), exchange("delete_deployment", "with force=false", 501)],
  },
  {
    target: `${operations("restart_as_new_invocation")}.parameters[?@.name == 'deployment']`,
    said: {
      at: "paths /invocations/{invocation_id}/restart-as-new patch parameters name=deployment description",
      words: "this parameter can be used only in combination with 'from'",
    },
    show: [
      async ({ world }) => {
        await world.deploy({ label: "latest", broken: false });
        const id = await sendCompleted(world);
        const options = { deployment: world.deployment };
        const { new_invocation_id } = await world.admin.restartAsNewInvocation(id, options);
        expect(await readOutput(world, id)).toBe("started on latest, finished on latest");
        expect(await readOutput(world, new_invocation_id)).toBe("started on first, finished on first");
      },
    ],
  },
  {
    target: `${operations("resume_invocation")}.parameters[?@.name == 'deployment']`,
    said: {
      at: "paths /invocations/{invocation_id}/resume patch parameters name=deployment description",
      words:
        "When provided and the invocation is either running, or no deployment is pinned, this operation will fail.",
    },
    show: [
      exchange("resume_invocation", "a running one, on the latest deployment", 409, "still running"),
      exchange("resume_invocation", "a running one, on the deployment that it is on", 200),
    ],
  },
  {
    target: operations("delete_invocation"),
    said: {
      at: "paths /invocations/{invocation_id} delete description",
      words: /^Use kill_invocation\/cancel_invocation\/purge_invocation instead\.$/,
    },
    show: [
      async ({ world }) => {
        const { deleteInvocation, cancelInvocation, killInvocation, purgeInvocation } = world.admin;
        for (const mode of ["Cancel", "Kill", "Purge"] as const) {
          expect(await statusOf((id) => deleteInvocation(id, { mode }))(unknownInvocation)).toBe(202);
        }
        for (const call of [cancelInvocation, killInvocation, purgeInvocation]) {
          expect(await statusOf(call)(unknownInvocation)).toBe(404);
        }
      },
    ],
  },
  {
    target: "$.components.schemas.ModifyServiceRequest",
    said: { at: "components schemas ModifyServiceRequest description", words: "" },
    show: [readsDurations],
  },
  {
    target: "$.components.schemas.ModifyServiceStateRequest.properties.version",
    said: { at: `${state} version description`, words: "the operation will fail\nwhen the versions differ." },
    show: [
      async ({ world }) => {
        const object_key = "versioned";
        await world.admin.modifyServiceState("Counter", { object_key, new_state: { name: "bob" } });
        const change = { object_key, new_state: { name: "eve" }, version: "nope" };
        expect((await world.admin.modifyServiceState("Counter", change).withResponse()).status).toBe(202);
        expect(await callHandler(world, `Counter/${object_key}/dump`)).toEqual({ name: hex("bob") });
      },
    ],
  },
  {
    target: "$.components.schemas.ModifyServiceStateRequest.properties.new_state",
    said: { at: `${state} new_state description`, words: /The new state to replace the previous state with$/ },
    show: [
      async ({ world }) => {
        const object_key = "whole";
        await world.admin.modifyServiceState("Counter", { object_key, new_state: { a: "1", b: "2" } });
        await world.admin.modifyServiceState("Counter", { object_key, new_state: { a: "3" } });
        expect(await callHandler(world, `Counter/${object_key}/dump`)).toEqual({ a: hex("3") });
        await world.admin.modifyServiceState("Counter", { object_key, new_state: {} });
        expect(await callHandler(world, `Counter/${object_key}/dump`)).toEqual({});
      },
    ],
  },
  {
    target: "$.components.schemas.ModifyServiceStateRequest.properties.scope",
    said: { at: `${state} scope description`, words: /Since v1\.7\.0\.$/ },
    show: [
      exchange("modify_service_state", "a scope that is none", 500, "outside the allowed set [a-zA-Z0-9_.-]"),
      async ({ world }) => {
        const change = { object_key: "k", new_state: {}, scope: "" };
        await expect(world.admin.modifyServiceState("Counter", change)).rejects.toMatchObject({
          status: 500,
          body: { message: expect.stringContaining("cannot be empty") },
        });
      },
    ],
  },
  {
    target: operations("query"),
    said: { at: "paths /query post description", words: "" },
    show: [setsForEveryone],
  },
  {
    target: "$.components.schemas.CreateSubscriptionRequest.properties.sink",
    said: {
      at: "components schemas CreateSubscriptionRequest properties sink description",
      words: "`service://<service_name>/<service_name>`",
    },
    show: [
      exchange("create_subscription", "a handler that there is not", 400, "cannot find service/handler"),
      exchange("create_subscription", "a new one with options", 201, "service://Task/run"),
    ],
  },
  {
    target: operations("update_kafka_cluster"),
    said: {
      at: "paths /kafka-clusters/{cluster_name} patch description",
      words: "Updates the configuration properties of an existing Kafka cluster.",
    },
    show: [
      async ({ world }) => {
        const { admin } = world;
        const name = await createCluster(world);
        const redacted = { ...properties, "sasl.password": "***" };
        await admin.updateKafkaCluster(name, { properties: { ...properties, "sasl.password": "secret" } });
        expect((await admin.getKafkaCluster(name)).properties).toEqual(redacted);
        expect((await admin.updateKafkaCluster(name, { properties: redacted })).properties).toEqual(redacted);
        await admin.updateKafkaCluster(name, { properties });
        expect((await admin.getKafkaCluster(name)).properties).toEqual(properties);
      },
    ],
  },
];
