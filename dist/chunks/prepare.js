import { Q as prepare, X as checkIds, Y as aliasRemark, Z as collect } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };