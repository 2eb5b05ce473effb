import * as z from "zod";
/** One scheme, or a list of them. The parser's own messages come from the table; this schema only has to agree with it, and a test sees to that. */
export declare const signing: z.ZodUnion<readonly [z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>, z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>]>;
export declare const xSignatureJsonSchema: (id: string) => object;
export declare const canary: z.ZodObject<{
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
}, z.core.$strict>;
export type CanaryDocument = z.infer<typeof canary>;
export declare const mostCanaries = 50;
