import { B as aliasRemark, H as collect, U as prepare, V as checkIds } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };