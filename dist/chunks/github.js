import { _ as toWorkflowCommands, g as toAnnotations, h as levels, m as githubBudget } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };