import { Cn as configurePolicy, Mn as secretOf, Sn as configure, T as toWorkflowCommands, W as evaluate, a as gather, g as toMarkdown, gn as unknown, hn as outcomeOf, i as scan, lt as checks, mn as notApplicable, n as toSarif, or as ScanError, pn as defineCheck, r as toText, w as toAnnotations, x as toJson } from "./chunks/core.js";
import { t as merge } from "./chunks/merge.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, merge, notApplicable, outcomeOf, scan, secretOf, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };