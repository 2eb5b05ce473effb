import { $ as collect, Q as checkIds, Z as aliasRemark, et as prepare } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };