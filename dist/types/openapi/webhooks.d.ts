import type { DeclaredUrl, SecurityScheme, SpecFacts, Webhook } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { ParameterReader } from "./parameters.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
export interface WebhookReader {
    readonly webhooks: Webhook[];
    readonly urls: DeclaredUrl[];
    /** `webhooks` or `x-webhooks` of the document. */
    readWebhooks(holder: Spot): void;
    /** `callbacks` of an operation. */
    readCallbacks(holder: Spot, operation: string): void;
}
export declare const webhookReader: (version: SpecFacts["version"], library: Library, parameters: ParameterReader, schemes: ReadonlyMap<string, SecurityScheme>, problems: Problems) => WebhookReader;
