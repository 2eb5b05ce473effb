import * as z from "zod";
/** Dotted paths of fields that the contract names and this version does not have yet. They are refused, never ignored: a gate that silently does less is worse than none. */
export declare const laterFields: ReadonlySet<string>;
/** `checkIds` are the ids of the checks, given as data: what a policy may switch off, weigh and waive. */
export declare const policySchema: (checkIds: readonly string[]) => z.ZodObject<{
    version: z.ZodLiteral<1>;
    spec: z.ZodOptional<z.ZodString>;
    "base-url": z.ZodOptional<z.ZodString>;
    signing: z.ZodOptional<z.ZodUnion<readonly [z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>, z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>]>>;
    canaries: z.ZodOptional<z.ZodArray<z.ZodObject<{
        operation: z.ZodString;
        path: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
        query: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>;
        headers: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
            env: z.ZodString;
        }, z.core.$strict>]>>>;
        body: z.ZodOptional<z.ZodObject<{
            json: z.ZodOptional<z.ZodUnknown>;
            form: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
            text: z.ZodOptional<z.ZodString>;
            file: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        alternate: z.ZodOptional<z.ZodObject<{
            json: z.ZodOptional<z.ZodUnknown>;
            form: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
            text: z.ZodOptional<z.ZodString>;
            file: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        "accepted-when": z.ZodOptional<z.ZodObject<{
            status: z.ZodOptional<z.ZodNumber>;
            json: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodNull]>>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
    traffic: z.ZodOptional<z.ZodArray<z.ZodString>>;
    require: z.ZodOptional<z.ZodObject<{
        covers: z.ZodOptional<z.ZodArray<z.ZodString>>;
        headers: z.ZodOptional<z.ZodArray<z.ZodString>>;
        "signed-operations": z.ZodOptional<z.ZodArray<z.ZodString>>;
        "max-age": z.ZodOptional<z.ZodString>;
        replay: z.ZodOptional<z.ZodEnum<{
            accept: "accept";
            refuse: "refuse";
        }>>;
    }, z.core.$strict>>;
    hosts: z.ZodOptional<z.ZodObject<{
        allow: z.ZodOptional<z.ZodArray<z.ZodString>>;
        aliases: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        "allow-private": z.ZodOptional<z.ZodArray<z.ZodString>>;
        pins: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodArray<z.ZodString>>>;
    }, z.core.$strict>>;
    names: z.ZodOptional<z.ZodObject<{
        resolvers: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>>;
    gate: z.ZodOptional<z.ZodObject<{
        threshold: z.ZodOptional<z.ZodNumber>;
        "fail-on": z.ZodOptional<z.ZodEnum<{
            critical: "critical";
            high: "high";
            info: "info";
            low: "low";
            medium: "medium";
            none: "none";
        }>>;
        "min-measured": z.ZodOptional<z.ZodNumber>;
        "new-only": z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>;
    limits: z.ZodOptional<z.ZodObject<{
        rate: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        concurrency: z.ZodOptional<z.ZodNumber>;
        deadline: z.ZodOptional<z.ZodString>;
        requests: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strict>>;
    checks: z.ZodOptional<z.ZodObject<{
        [x: string]: z.ZodOptional<z.ZodEnum<{
            critical: "critical";
            high: "high";
            info: "info";
            low: "low";
            medium: "medium";
            off: "off";
        }>>;
    }, z.core.$strict>>;
    waivers: z.ZodOptional<z.ZodArray<z.ZodObject<{
        check: z.ZodEnum<{
            [x: string]: string;
        }>;
        host: z.ZodOptional<z.ZodString>;
        operation: z.ZodOptional<z.ZodString>;
        path: z.ZodOptional<z.ZodString>;
        reason: z.ZodString;
        until: z.ZodString;
    }, z.core.$strict>>>;
}, z.core.$strict>;
export type PolicyDocument = z.infer<ReturnType<typeof policySchema>>;
/** The keys that the map at `path` may have; none where the path leads to no map. */
export declare const keysAt: (schema: z.ZodType, path: readonly PropertyKey[]) => readonly string[];
/** JSON Schema draft-07, the newest that editors' YAML support reads. */
export declare const policyJsonSchema: (checkIds: readonly string[], id: string) => object;
