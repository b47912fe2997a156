import { expect, it } from "vitest";
import { compareServices, type ServiceChanges } from "../../../src/index.js";

type Services = Parameters<typeof compareServices>[0];

/** Writes `Cart: add, clear` as a service. */
function write(...services: readonly string[]): Services {
  return services.map((service) => {
    const [name = "", handlers = ""] = service.split(": ");
    return {
      name: name.replace("*", ""),
      ty: name.endsWith("*") ? "VirtualObject" : "Service",
      handlers: handlers.split(", ").map((handler) => ({
        name: handler,
        public: true,
        input_description: "none",
        output_description: "none",
      })),
    };
  });
}

const none: ServiceChanges = {
  addedServices: [],
  removedServices: [],
  addedHandlers: [],
  removedHandlers: [],
  changedTypes: [],
};

it.each<[string, Services, Services, Partial<ServiceChanges>]>([
  ["the same", write("Cart: add", "Mail: send"), write("Mail: send", "Cart: add"), {}],
  [
    "another service",
    write("Cart: add"),
    write("Cart: add", "Mail: send", "Log: add"),
    { addedServices: ["Log", "Mail"] },
  ],
  ["a service less", write("Cart: add", "Mail: send"), write("Cart: add"), { removedServices: ["Mail"] }],
  ["another handler", write("Cart: add"), write("Cart: clear, add"), { addedHandlers: ["Cart/clear"] }],
  ["a handler less", write("Cart: add, clear"), write("Cart: add"), { removedHandlers: ["Cart/clear"] }],
  ["another type", write("Cart: add"), write("Cart*: add"), { changedTypes: ["Cart"] }],
])("compares %s", (_, older, newer, changes) => {
  expect(compareServices(older, newer)).toEqual({ ...none, ...changes });
});
