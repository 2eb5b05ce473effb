import { n as secretSpellings, r as withoutSecrets, t as scrubbedEvidence } from "./scrub2.js";

export { scrubbedEvidence };