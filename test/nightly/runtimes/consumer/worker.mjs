import * as api from "restate-admin-client";
import { runScenarios } from "./scenarios.mjs";

export default {
  async fetch(request) {
    return Response.json(await runScenarios(api, await request.json()));
  },
};
