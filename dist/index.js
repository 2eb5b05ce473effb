import { B as defineCheck, F as checks, H as outcomeOf, J as configurePolicy, U as unknown, V as notApplicable, _ as toWorkflowCommands, a as gather, g as toAnnotations, gt as ScanError, i as scan, n as toSarif, o as evaluate, p as toJson, q as configure, r as toText, u as toMarkdown } from "./chunks/core.js";
import { t as createPorts } from "./chunks/node-ports.js";

export { ScanError, checks, configure, configurePolicy, createPorts, defineCheck, evaluate, gather, notApplicable, outcomeOf, scan, toAnnotations, toJson, toMarkdown, toSarif, toText, toWorkflowCommands, unknown };