import ky from "ky";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const client = ky.create({ prefixUrl: baseUrl });
  return {
    getDeployment: (deployment) => client.get(`deployments/${encodeURIComponent(deployment)}`).json(),
    resumeInvocation: async (invocation, deployment) => {
      await client.patch(`invocations/${encodeURIComponent(invocation)}/resume`, { searchParams: { deployment } });
    },
    createDeployment: (uri) => client.post("deployments", { json: { uri } }).json(),
  };
};
