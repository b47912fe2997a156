import createClient from "openapi-fetch";
import type { paths } from "../../generated/schema.js";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const client = createClient<paths>({ baseUrl });
  return {
    getDeployment: async (deployment) =>
      (await client.GET("/deployments/{deployment}", { params: { path: { deployment } } })).data,
    resumeInvocation: async (invocation_id, deployment) => {
      await client.PATCH("/invocations/{invocation_id}/resume", {
        params: { path: { invocation_id }, query: { deployment } },
      });
    },
    createDeployment: async (uri) => (await client.POST("/deployments", { body: { uri } })).data,
    query: async (query) => {
      const { data } = await client.POST("/query", { body: { query } });
      return typeof data === "object" ? data.rows : undefined;
    },
  };
};
