import { createClient, createDeployment, getDeployment, queryRows, resumeInvocation } from "restate-admin-client";
import type { CreateCalls } from "./calls.js";

export const createCalls: CreateCalls = (baseUrl) => {
  const client = createClient({ baseUrl });
  return {
    getDeployment: (deployment) => getDeployment(client, deployment),
    resumeInvocation: (invocation, deployment) => resumeInvocation(client, invocation, { deployment }),
    createDeployment: (uri) => createDeployment(client, { uri }),
    query: (sql) => queryRows(client, sql),
  };
};
