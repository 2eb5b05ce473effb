/** Strings and policy text → `ScanRequest` / `Policy`. Throws `ScanError` for what the caller can mend. */
export { configure, configurePolicy } from "./config.ts";
export type { Configuration, PolicyText, Said, SettingName, Settings } from "./config.ts";
/** The whole program: `evaluate(await gather(request, ports))`. */
export { scan } from "./scan.ts";
/** Asks the target and collects facts; judges nothing. */
export { gather } from "./gather/gather.ts";
/** Judges evidence; sends nothing, reads no clock. Takes the caller's own `checks` too. */
export { evaluate } from "./evaluate.ts";
export type { Judgement } from "./evaluate.ts";
/** Evidence of several runs that shared one scan (`ScanRequest.share`) → the evidence of that scan, or which two do not belong together and why. */
export { merge } from "./evaluate/merge.ts";
export type { Merged } from "./evaluate/merge.ts";
export type { Part, Parts, Share } from "./model/share.ts";
/** The real network, files and clock, fenced by the request. Honours proxy variables of the environment. Call `close()` when done. */
export { createPorts } from "./gather/node-ports.ts";
export type { NodePorts, PortsOptions } from "./gather/node-ports.ts";
export type { Answer, Ask, Exchange, FileRead, Ports, Progress } from "./ports.ts";
/** The built-in checks in report order, and what one needs to write another. */
export { checks } from "./checks/index.ts";
export { defineCheck, notApplicable, outcomeOf, unknown } from "./model/check.ts";
export type { Check, CheckDoc, Finding, Outcome, Where } from "./model/check.ts";
/** Report → text. All of them make hostile text inert. */
export { toText } from "./report/text.ts";
export { toJson } from "./report/json.ts";
export { toSarif } from "./report/sarif.ts";
export { toMarkdown } from "./report/markdown.ts";
export { toAnnotations, toWorkflowCommands } from "./report/github.ts";
export type { Annotation } from "./report/github.ts";
export type { TextOptions } from "./report/text.ts";
export type { Workspace } from "./report/paths.ts";
/** Key material as a type that prints as `[secret]`; what a request to scan with signatures is made of, and what comes of it. */
export { secretOf } from "./model/secret.ts";
export type { Secret } from "./model/secret.ts";
export type { BodyWish, CanaryWish, SigningForm, SigningRequest, SigningSetup } from "./model/signing.ts";
export type { Experiment, ExperimentVerdict, SecretStrength, SigningFact } from "./model/experiment.ts";
export { ScanError } from "./errors.ts";
export type { ScanErrorCode } from "./errors.ts";
export type { Evidence, Fact, FactName, Facts, Site, Target, VisitFacts } from "./model/evidence.ts";
export type { Component, Limits, Policy, ScanRequest, Waiver } from "./model/policy.ts";
export type { Location, Place, Problem, SourceDocument } from "./model/place.ts";
export type { Coverage, CoveredComponent, Report, ReportedFinding, ReportedHost, ReportedProblem, Result, Score, Verdict } from "./model/report.ts";
export type { Category, Severity } from "./model/severity.ts";
export type { Operation, SpecFacts } from "./model/spec.ts";
export type { Visit } from "./model/visit.ts";
