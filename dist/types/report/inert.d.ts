/** One line, printable, no command for a terminal or a runner. Longer text is cut and says by how much. */
export declare const inert: (text: string, limit?: number) => string;
