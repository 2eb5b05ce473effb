import { C as toAnnotations, S as levels, w as toWorkflowCommands, x as githubBudget } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };