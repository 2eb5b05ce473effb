import { B as defineCheck, F as checks, H as outcomeOf, J as configurePolicy, U as unknown, V as notApplicable, a as gather, f as toJson, g as toWorkflowCommands, h as toAnnotations, i as scan, l as toMarkdown, lt as ScanError, n as toSarif, o as evaluate, q as configure, r as toText } from "./chunks/core.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, notApplicable, outcomeOf, scan, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };