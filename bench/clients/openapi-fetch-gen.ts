import { Client } from "../work/clients/openapi-fetch-gen/client.js";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const client = new Client({ baseUrl });
  return {
    getDeployment: async (deployment) => (await client.get_deployment({ path: { deployment } })).data,
    resumeInvocation: async (invocation_id, deployment) => {
      await client.resume_invocation({ path: { invocation_id }, query: { deployment } });
    },
    createDeployment: async (uri) => (await client.create_deployment({ uri })).data,
  };
};
