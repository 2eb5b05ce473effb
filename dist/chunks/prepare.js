import { G as collect, K as prepare, U as aliasRemark, W as checkIds } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };