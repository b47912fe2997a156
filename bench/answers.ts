/** The responses of the stubbed fetch, in the format of a real server. */

const services: readonly object[] = ["Greeter", "Cart", "Checkout", "Payments"].map((name) => ({
  ...{ name, deployment_id: "dp_10AzGsK0bd2NnQY6RGCZjmr", revision: 1, ty: "Service", public: true },
  ...{ idempotency_retention: "1day", handlers: {} },
}));

export const deployment: object = {
  id: "dp_10AzGsK0bd2NnQY6RGCZjmr",
  uri: "http://localhost:9080/",
  protocol_type: "BidiStream",
  http_version: "HTTP/2.0",
  sdk_version: "restate-sdk-typescript/1.14.5",
  created_at: "2026-11-25T12:41:07.123000000Z",
  min_protocol_version: 5,
  max_protocol_version: 6,
  services,
};

export const registered: object = { id: "dp_10AzGsK0bd2NnQY6RGCZjmr", services };

export const deploymentText: string = JSON.stringify(deployment);
export const registeredText: string = JSON.stringify(registered);

export const json = { "content-type": "application/json" };
