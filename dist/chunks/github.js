import { C as levels, S as githubBudget, T as toWorkflowCommands, w as toAnnotations } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };