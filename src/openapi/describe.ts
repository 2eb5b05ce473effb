// Documents → what the description declares. Tolerant: a mistake anywhere becomes a problem, and the rest is still described. Pure.

import { ScanError } from "../errors.ts";
import { hostOf } from "../model/host.ts";
import type { Problem, SourceDocument } from "../model/place.ts";
import type { DeclaredUrl, Ignore, Mention, Operation, SpecFacts } from "../model/spec.ts";
import { readIgnores } from "./ignores.ts";
import { type Library, libraryOf } from "./library.ts";
import { limits } from "./limits.ts";
import { type ParameterReader, parameterReader } from "./parameters.ts";
import { type PathItem, pathItemAt } from "./path-item.ts";
import { type Problems, problemsOf } from "./problems.ts";
import { isUrl } from "./reference.ts";
import { absoluteUrl, readRequirements, readSchemes, undeclaredNames } from "./security.ts";
import { type ServerList, serverList } from "./servers.ts";
import { declarationOf, withRoles } from "./signature.ts";
import { mentionsIn } from "./signature-words.ts";
import { pointerOf } from "./survey.ts";
import { type Absent, unresolvedReferences } from "./unresolved.ts";
import { below, isRecord, own, ownString, placeOf, type Spot } from "./value.ts";
import { versionOf } from "./version.ts";
import { type WebhookReader, webhookReader } from "./webhooks.ts";

export interface DescribeOptions {
  /** Documents that are referred to and could not be had, by path or URL, with the reason. */
  readonly absent?: ReadonlyMap<string, Absent>;
}

/**
 * The first document is the description; the others are those it refers to, each under the path or URL by which it is reached. Throws `ScanError` when one cannot be
 * parsed, when the first is no OpenAPI description, or when it has more than 50,000 operations.
 */
export const describe = (documents: readonly SourceDocument[], options: DescribeOptions = {}): { spec: SpecFacts; problems: Problem[] } => {
  const library = libraryOf(documents);
  const { root } = library;
  const problems = problemsOf([...library.parsed.values()].flatMap((parsed) => parsed.problems));
  const version = versionOf(root, problems);
  const servers = serverList(problems, isUrl(root.file) ? root.file : null);
  const components = below(root, "components");
  const { schemes, urls } = readSchemes(version === "2.0" ? below(root, "securityDefinitions") : below(components, "securitySchemes"), library, problems);
  const byName = new Map(schemes.map((scheme) => [scheme.name, scheme]));
  const parameters = parameterReader(library, problems);
  const webhooks = webhookReader(version, library, parameters, byName, problems);
  const context: Context = {
    version,
    library,
    problems,
    servers,
    parameters,
    webhooks,
    byName,
    ignores: [],
    urls: [],
    seenResponses: new Set(),
    operations: [],
  };

  const documentServers = version === "2.0" ? servers.readVersion2(root) : (servers.read(below(root, "servers"), "document") ?? []);
  readPaths(below(root, "paths"), documentServers, context);
  for (const key of ["webhooks", "x-webhooks"]) webhooks.readWebhooks(below(root, key));
  readLinks(below(components, "links"), context);
  for (const holder of [root, ...itemsOf(below(root, "tags"))]) context.urls.push(...documentation(holder));
  if (context.operations.length === 0 && webhooks.webhooks.length === 0) problems.add("the description declares no operation", root);
  for (const spot of library.circles) problems.add("this reference turns in a circle", below(spot, "$ref"));
  servers.spots.forEach((spot, i) => context.ignores.push(...readIgnores(spot, { operation: null, hosts: hostsOf(servers, i) }, problems)));

  return {
    spec: {
      version,
      title: ownString(own(root.value, "info"), "title"),
      servers: servers.all,
      operations: context.operations,
      webhooks: webhooks.webhooks,
      schemes,
      urls: [...urls, ...webhooks.urls, ...context.urls],
      unresolved: unresolvedReferences(library, options.absent ?? new Map()),
      mentions: mentionsOf(library),
      ignores: context.ignores,
    },
    problems: problems.done(),
  };
};

interface Context {
  readonly version: SpecFacts["version"];
  readonly library: Library;
  readonly problems: Problems;
  readonly servers: ServerList;
  readonly parameters: ParameterReader;
  readonly webhooks: WebhookReader;
  readonly byName: ReadonlyMap<string, SpecFacts["schemes"][number]>;
  readonly ignores: Ignore[];
  readonly urls: DeclaredUrl[];
  /** Responses whose links were read: many operations share one. */
  readonly seenResponses: Set<string>;
  readonly operations: Operation[];
}

const readPaths = (paths: Spot, documentServers: readonly number[], context: Context): void => {
  const { library, problems, servers, version } = context;
  if (paths.value === undefined || problems.record(paths, "`paths`") === null) return;
  for (const [path, spot] of library.members(paths)) {
    if (path.startsWith("x-")) continue;
    if (!path.startsWith("/")) problems.add('a path should start with "/"', spot);
    const item = pathItemAt(spot, version, library, problems);
    if (item === null) continue;
    const pathServers = (version === "2.0" ? null : servers.read(item.field("servers"), "path")) ?? documentServers;
    for (const { method, spot: at } of item.operations) {
      context.operations.push(operationAt(path, method, at, item, pathServers, context));
      if (context.operations.length > limits.operations) {
        throw new ScanError("spec-limit-exceeded", `${library.root.file} has more than ${limits.operations} operations`, {
          hint: "Split the description, and scan each part.",
          at: { file: library.root.file },
        });
      }
    }
  }
};

const operationAt = (path: string, method: string, spot: Spot, item: PathItem, above: readonly number[], context: Context): Operation => {
  const { library, problems, servers, version, byName } = context;
  const id = `${method} ${path}`;
  const merged = context.parameters.merged([item.field("parameters"), below(spot, "parameters")]);
  const security = readRequirements(below(spot, "security"), problems) ?? readRequirements(below(library.root, "security"), problems) ?? [];
  for (const name of undeclaredNames(security, byName)) {
    problems.add(
      `\`security\` names the scheme ${name}, which is not declared`,
      own(spot.value, "security") === undefined ? below(library.root, "security") : below(spot, "security"),
    );
  }
  const signature = declarationOf(merged, security, byName);
  const parameters = withRoles(merged, signature);
  context.ignores.push(...readIgnores(spot, { operation: id, hosts: [] }, problems));
  context.webhooks.readCallbacks(below(spot, "callbacks"), id);
  context.urls.push(...documentation(spot));
  const operationId = below(spot, "operationId");
  return {
    id,
    method,
    path,
    operationId: problems.text(operationId, "`operationId`"),
    tags: (problems.list(below(spot, "tags"), "`tags`") ?? []).filter((tag) => typeof tag === "string"),
    place: placeOf(spot),
    servers: (version === "2.0" ? servers.readSchemes(library.root, below(spot, "schemes")) : servers.read(below(spot, "servers"), "operation")) ?? above,
    parameters,
    bodyRequired:
      version === "2.0"
        ? merged.some((one) => one.required && (one.in === "body" || one.in === "formData"))
        : requiresBody(below(spot, "requestBody"), library),
    security,
    signature,
    responses: responsesOf(below(spot, "responses"), context),
  };
};

const requiresBody = (spot: Spot, library: Library): boolean => {
  const body = isRecord(spot.value) ? library.follow(spot) : null;
  return own(body?.value, "required") === true;
};

const responsesOf = (spot: Spot, context: Context): string[] => {
  if (spot.value === undefined || context.problems.record(spot, "`responses`") === null) return [];
  const members = context.library.members(spot).filter(([code]) => !code.startsWith("x-"));
  for (const [, response] of members) {
    const real = isRecord(response.value) ? context.library.follow(response) : null;
    if (real === null || !isRecord(real.value) || !Object.hasOwn(real.value, "links")) continue;
    const key = `${real.file}\n${real.pointer}`;
    if (context.seenResponses.has(key)) continue;
    context.seenResponses.add(key);
    readLinks(below(real, "links"), context);
  }
  return members.map(([code]) => code);
};

const readLinks = (holder: Spot, { library, problems, servers }: Context): void => {
  if (holder.value === undefined || problems.record(holder, "`links`") === null) return;
  for (const [, spot] of library.members(holder)) {
    const link = isRecord(spot.value) ? library.follow(spot) : null;
    if (link !== null && own(link.value, "server") !== undefined) servers.readOne(below(link, "server"), "link");
  }
};

const itemsOf = (list: Spot): Spot[] => (Array.isArray(list.value) ? (list.value as unknown[]).map((_item, i) => below(list, i)) : []);

const documentation = (holder: Spot): DeclaredUrl[] => {
  if (own(holder.value, "externalDocs") === undefined) return [];
  const found = absoluteUrl(below(below(holder, "externalDocs"), "url"), "documentation");
  return found === null ? [] : [found];
};

const hostsOf = (servers: ServerList, index: number): string[] => {
  const server = servers.all[index];
  const hosts = (server?.urls ?? []).map((url) => (url.startsWith("/") ? null : hostOf(url)));
  return [...new Set([...hosts, server?.hostPattern ?? null].filter((host) => host !== null))];
};

const mentionsOf = (library: Library): Mention[] => {
  const found = new Map<string, Mention>();
  for (const [file, { survey }] of library.parsed) {
    for (const { text, key, frame } of survey.prose) {
      for (const mention of mentionsIn(text)) {
        if (found.size >= limits.mentions) return [...found.values()];
        const id = `${mention.rule} ${mention.text.toLowerCase()}`;
        if (!found.has(id)) found.set(id, { ...mention, place: { file, pointer: `${pointerOf(frame)}/${key}` } });
      }
    }
  }
  return [...found.values()];
};
