import type { AnswerClass, AnswerShape } from "../../model/experiment.ts";
/** An answer as it came, with everything that the scan itself knows to be secret already taken out of the body. */
export interface Seen {
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** Null when it could not be read. */
    readonly body: Uint8Array | null;
}
/** Every stretch that varies becomes one `#`. */
export declare const mask: (text: string) => string;
export declare const shapeOf: (seen: Seen) => AnswerShape;
/** Two answers of one kind. */
export declare const alike: (left: AnswerShape, right: AnswerShape) => boolean;
/** The body itself says that it did not work, whatever the status is. */
export declare const saysNo: ({ code }: AnswerShape) => boolean;
/** Answers that say nothing about the request, but about how busy or broken the server is. */
export declare const isBusy: ({ status }: AnswerShape) => boolean;
export interface Learned {
    readonly accepted: readonly AnswerShape[];
    readonly refused: readonly AnswerShape[];
}
/**
 * Like the accepted controls, like the refused ones, or neither. An answer that is like neither is still told by its status where only one side was ever
 * answered with it: lists get longer, optional members come and go.
 */
export declare const classOf: (answer: AnswerShape, learned: Learned) => AnswerClass;
