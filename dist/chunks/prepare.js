import { J as collect, K as aliasRemark, Y as prepare, q as checkIds } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };