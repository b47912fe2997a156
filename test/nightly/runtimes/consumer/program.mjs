import * as api from "restate-admin-client";
import { runScenarios } from "./scenarios.mjs";

const [target] = globalThis.Deno?.args ?? process.argv.slice(2);
console.log(JSON.stringify(await runScenarios(api, JSON.parse(target))));
