import { b as toAnnotations, v as githubBudget, x as toWorkflowCommands, y as levels } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };