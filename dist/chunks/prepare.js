import { F as aliasRemark, I as checkIds, L as collect, R as prepare } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };