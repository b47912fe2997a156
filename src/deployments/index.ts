export { type AdminDeployments, bindDeployments } from "./admin-deployments.js";
