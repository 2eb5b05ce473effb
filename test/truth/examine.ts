// Runs the real experiments against a server and reads the verdict: what a scan does between description and report. For tests.

import type { Experiment, ExperimentVerdict, SecretStrength } from "../../src/model/experiment.ts";
import type { ScanRequest } from "../../src/model/policy.ts";
import { secretOf } from "../../src/model/secret.ts";
import type { CanaryWish, SigningSetup } from "../../src/model/signing.ts";
import { runExperiments } from "../../src/gather/experiments.ts";
import { createPorts } from "../../src/gather/node-ports.ts";
import { judgeExperiment } from "../../src/signature/experiment/verdict.ts";
import { requestWith } from "../gather/request.ts";
import { operation, parameter, specWith } from "../gather/spec.ts";

export interface Examined {
  readonly experiments: readonly Experiment[];
  readonly verdicts: readonly ExperimentVerdict[];
  readonly strength: readonly SecretStrength[];
}

export interface Subject {
  readonly origin: string;
  readonly signing: SigningSetup["form"];
  readonly keyId?: string | null;
  /** Null: there is none at hand. */
  readonly secret: string | null;
  readonly previous?: string;
  readonly canary: Partial<CanaryWish> & { readonly operation: string };
  /** Ids of every operation of the description; those without the canary are never sent a body. */
  readonly operations: readonly string[];
  readonly quick?: boolean;
}

export interface Cost {
  /** Requests that ask something: without controls, and without what is asked again because it would be a finding. */
  readonly asking: number;
  /** How many rounds those came in. */
  readonly rounds: number;
}

/** As the budget counts: at most 130 requests and 12 rounds for everything, about 35 requests for a quick look. */
export const costOf = ({ exchanges }: Experiment): Cost => {
  const asking = exchanges.filter(({ id, answer }) => answer !== null && !isExtra(id));
  return { asking: asking.length, rounds: new Set(asking.map(({ round }) => round)).size };
};

const isExtra = (id: string): boolean =>
  /^(?:(?:signed|unsigned|garbled)#\d+|cache-buster)$/.test(id) ||
  // The third sending of the same bytes is a question of its own.
  (id.endsWith("#2") && !id.startsWith("replay/")) ||
  id.startsWith("body/padded/") ||
  /^(?:method|path)-override\/[^/]+\//.test(id);

export const budget = { asking: 130, rounds: 12, quick: 36 } as const;

const operationOf = (id: string, samples: Readonly<Record<string, string>>) =>
  operation(
    id,
    [...id.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => parameter(name, "path", samples[name])),
    { bodyRequired: id.startsWith("POST") },
  );

const requestFor = ({ origin, signing, keyId = null, secret, previous, canary, quick = false }: Subject): ScanRequest =>
  requestWith({
    baseUrl: origin,
    signing: {
      setups: [
        {
          form: signing,
          keyId,
          operations: null,
          secret: secret === null ? null : secretOf(secret),
          missing: secret === null ? "LAB_SECRET is not set" : null,
          previous: previous === undefined ? null : secretOf(previous),
          place: null,
        },
      ],
      canaries: [{ path: {}, query: [], headers: [], body: null, alternate: null, acceptedWhen: null, ...canary }],
      quick,
    },
  });

/** @throws where the facts are not known: a test has given everything that they need. */
export const examine = async (subject: Subject): Promise<Examined> => {
  const request = requestFor(subject);
  const ports = createPorts({ request, env: {} });
  try {
    const spec = specWith({ operations: subject.operations.map((id) => operationOf(id, subject.canary.path ?? {})) });
    const facts = await runExperiments(request, spec, ports);
    if (facts.experiments.state !== "known") throw new Error(`experiments are ${facts.experiments.state}: ${facts.experiments.why}`);
    return {
      experiments: facts.experiments.value,
      verdicts: facts.experiments.value.map(judgeExperiment),
      strength: facts.secretStrength.state === "known" ? facts.secretStrength.value : [],
    };
  } finally {
    await ports.close();
  }
};
