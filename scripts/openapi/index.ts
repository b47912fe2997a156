export { type Api, type Generated, generateClient, type Prepared, type Source } from "./generate.js";
