import { On as secretOf, T as toWorkflowCommands, W as evaluate, a as gather, dn as outcomeOf, fn as unknown, g as toMarkdown, i as scan, ln as defineCheck, lt as checks, n as toSarif, nr as ScanError, r as toText, un as notApplicable, vn as configure, w as toAnnotations, x as toJson, yn as configurePolicy } from "./chunks/core.js";
import { t as merge } from "./chunks/merge.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, merge, notApplicable, outcomeOf, scan, secretOf, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };