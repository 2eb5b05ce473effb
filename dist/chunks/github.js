import { g as toWorkflowCommands, h as toAnnotations, m as levels, p as githubBudget } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };