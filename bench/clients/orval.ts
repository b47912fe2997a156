import { createDeployment, getDeployment, resumeInvocation } from "../work/clients/orval/client.js";
import type { CreateCalls } from "./calls.js";

/** The generated code contains the address. */
export const createCalls: CreateCalls = () => ({
  getDeployment: async (deployment) => (await getDeployment(deployment)).data,
  resumeInvocation: async (invocation, deployment) => {
    await resumeInvocation(invocation, { deployment });
  },
  createDeployment: async (uri) => (await createDeployment({ uri })).data,
});
