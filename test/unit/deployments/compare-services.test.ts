import { expect, it } from "vitest";
import { compareServices, type ServiceChanges } from "../../../src/deployments/compare-services.js";

type Services = Parameters<typeof compareServices>[0];

/** Writes `Cart: add, clear` as a service, and `Cart*: add` as a virtual object. */
function write(services: string): Services {
  return services.split("; ").map((service) => {
    const [name = "", handlers = ""] = service.split(": ");
    const details = { public: true, input_description: "none", output_description: "none" };
    return {
      name: name.replace("*", ""),
      ty: name.endsWith("*") ? "VirtualObject" : "Service",
      handlers: handlers.split(", ").map((handler) => ({ name: handler, ...details })),
    };
  });
}

it.each<[string, string, Partial<ServiceChanges>]>([
  ["Cart: add; Mail: send", "Mail: send; Cart: add", {}],
  ["Cart: add", "Cart: add; Mail: send; Log: add", { addedServices: ["Log", "Mail"] }],
  ["Cart: add; Mail: send", "Cart: add", { removedServices: ["Mail"] }],
  ["Cart: add", "Cart: clear, add", { addedHandlers: ["Cart/clear"] }],
  ["Cart: add, clear", "Cart: add", { removedHandlers: ["Cart/clear"] }],
  ["Cart: add", "Cart*: add", { changedTypes: ["Cart"] }],
])("compares %j with %j", (older, newer, changes) => {
  expect(compareServices(write(older), write(newer))).toEqual({
    ...{ addedServices: [], removedServices: [], addedHandlers: [], removedHandlers: [], changedTypes: [] },
    ...changes,
  });
});
