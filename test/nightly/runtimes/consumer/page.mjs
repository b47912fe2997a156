import * as api from "restate-admin-client";
import { runScenarios } from "./scenarios.mjs";

globalThis.run = (target) => runScenarios(api, target);
