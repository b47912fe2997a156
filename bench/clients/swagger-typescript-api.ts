import { Api } from "../work/clients/swagger-typescript-api/client.js";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const api = new Api({ baseUrl });
  return {
    getDeployment: async (deployment) => (await api.deployments.getDeployment(deployment)).data,
    resumeInvocation: async (invocation, deployment) => {
      await api.invocations.resumeInvocation(invocation, { deployment });
    },
    createDeployment: async (uri) => (await api.deployments.createDeployment({ uri })).data,
  };
};
