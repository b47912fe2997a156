import { call, type Exchange } from "../exchange.js";

const change = { object_key: "k", new_state: { text: '"a"', bytes: [0, 255] } };

export const services: readonly Exchange[] = [
  call("list_services", "all of them", "200 json", (admin) => admin.listServices()),
  call("get_service", "an object", "200 json", (admin) => admin.getService("Counter")),
  call("get_service", "a workflow", "200 json", (admin) => admin.getService("Signup")),
  call("get_service", "an unknown one", "404 json", (admin) => admin.getService("Nope")),
  call("modify_service", "other settings", "200 json", (admin) =>
    admin.modifyService("Signup", { public: true, abort_timeout: "1h30m" }),
  ),
  call("modify_service", "a retention of workflows for a service that is none", "400 json", (admin) =>
    admin.modifyService("Task", { workflow_completion_retention: "1 day" }),
  ),
  call("modify_service", "an unknown one", "404 json", (admin) => admin.modifyService("Nope", { public: true })),
  call("list_service_handlers", "those of an object", "200 json", (admin) => admin.listServiceHandlers("Counter")),
  call("list_service_handlers", "those of an unknown service", "404 json", (admin) =>
    admin.listServiceHandlers("Nope"),
  ),
  call("get_service_handler", "one of an object", "200 json", (admin) => admin.getServiceHandler("Counter", "add")),
  call("get_service_handler", "an unknown one", "404 json", (admin) => admin.getServiceHandler("Counter", "nope")),
  call("get_service_openapi", "that of an object", "200 json", (admin) => admin.getServiceOpenapi("Counter")),
  call("get_service_openapi", "that of an unknown service", "404 json", (admin) => admin.getServiceOpenapi("Nope")),
  call("modify_service_state", "text and bytes", "202 none", (admin) => admin.modifyServiceState("Counter", change)),
  call("modify_service_state", "that of a service, which has none", "400 json", (admin) =>
    admin.modifyServiceState("Task", change),
  ),
  call("modify_service_state", "that of an unknown service", "404 json", (admin) =>
    admin.modifyServiceState("Nope", change),
  ),
  call(
    "modify_service_state",
    "a scope that is none",
    "500 json",
    (admin) => admin.modifyServiceState("Counter", { ...change, scope: "a b/!" }),
    { versions: ">=1.7.0" },
  ),
];
