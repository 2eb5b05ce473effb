import { $ as prepare, Q as collect, X as aliasRemark, Z as checkIds } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };