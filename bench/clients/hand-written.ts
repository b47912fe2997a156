import { createDeployment, getDeployment, resumeInvocation } from "../work/clients/hand-written/client.js";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => ({
  getDeployment: (deployment) => getDeployment(baseUrl, deployment),
  resumeInvocation: (invocation, deployment) => resumeInvocation(baseUrl, invocation, { deployment }),
  createDeployment: (uri) => createDeployment(baseUrl, { uri }),
});
