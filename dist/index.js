import { H as notApplicable, I as checks, J as configure, U as outcomeOf, V as defineCheck, W as unknown, Y as configurePolicy, _ as toWorkflowCommands, a as gather, g as toAnnotations, i as scan, lt as ScanError, n as toSarif, o as evaluate, p as toJson, r as toText, u as toMarkdown } from "./chunks/core.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, notApplicable, outcomeOf, scan, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };