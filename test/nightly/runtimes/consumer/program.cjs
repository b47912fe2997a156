const api = require("restate-admin-client");

import("./scenarios.mjs")
  .then(({ runScenarios }) => runScenarios(api, JSON.parse(process.argv[2])))
  .then((report) => console.log(JSON.stringify(report)));
