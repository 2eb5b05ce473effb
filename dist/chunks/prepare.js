import { B as checkIds, H as prepare, V as collect, z as aliasRemark } from "./core.js";

export { aliasRemark, checkIds, collect, prepare };