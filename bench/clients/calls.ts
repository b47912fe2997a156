/** The four calls that are measured for every client. Each returns its data, and is written as a user would write it. */
export interface Calls {
  /** `GET /deployments/{deployment}` */
  getDeployment(deployment: string): Promise<unknown>;
  /** `PATCH /invocations/{invocation_id}/resume?deployment=...` */
  resumeInvocation(invocation: string, deployment: string): Promise<unknown>;
  /** `POST /deployments` */
  createDeployment(uri: string): Promise<unknown>;
  /** `POST /query`: all rows of the result. */
  query(sql: string): Promise<unknown>;
}

export type CreateCalls = (baseUrl: string) => Calls;
