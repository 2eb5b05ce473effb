import { n as usualAuthorities, r as writeTrustFile, t as systemBundle } from "./trust2.js";

export { systemBundle };