import { S as toWorkflowCommands, b as levels, x as toAnnotations, y as githubBudget } from "./core.js";

export { githubBudget, toAnnotations, toWorkflowCommands };