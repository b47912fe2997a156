/** The three calls that every client is measured by, each with its data as the result, made the way its users would. */
export interface Calls {
  /** `GET /deployments/{deployment}` */
  getDeployment(deployment: string): Promise<unknown>;
  /** `PATCH /invocations/{invocation_id}/resume?deployment=...` */
  resumeInvocation(invocation: string, deployment: string): Promise<unknown>;
  /** `POST /deployments` */
  createDeployment(uri: string): Promise<unknown>;
}

export type CreateCalls = (baseUrl: string) => Calls;
