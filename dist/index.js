import { Sn as configurePolicy, T as toWorkflowCommands, W as evaluate, a as gather, ar as ScanError, fn as defineCheck, g as toMarkdown, hn as unknown, i as scan, jn as secretOf, lt as checks, mn as outcomeOf, n as toSarif, pn as notApplicable, r as toText, w as toAnnotations, x as toJson, xn as configure } from "./chunks/core.js";
import { t as merge } from "./chunks/merge.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, merge, notApplicable, outcomeOf, scan, secretOf, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };