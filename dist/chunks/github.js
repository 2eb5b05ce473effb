import { C as toWorkflowCommands, S as toAnnotations, b as githubBudget, x as levels } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };