import { Cn as configurePolicy, Pn as secretOf, Sn as configure, T as toWorkflowCommands, W as evaluate, a as gather, g as toMarkdown, gn as unknown, hn as outcomeOf, i as scan, lr as ScanError, lt as checks, mn as notApplicable, n as toSarif, pn as defineCheck, r as toText, w as toAnnotations, x as toJson } from "./chunks/core.js";
import { t as merge } from "./chunks/merge.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, merge, notApplicable, outcomeOf, scan, secretOf, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };