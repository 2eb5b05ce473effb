export declare const redacted = "[redacted]";
/** Whether a parameter or header of this name carries a credential. */
export declare const isSecretName: (encoded: string) => boolean;
/** Query and fragment values with credential-like names or the form of a signature, and userinfo. `http://good.example@evil.example/` keeps its user name: the trick is the evidence. */
export declare const redactUrl: (text: string) => string;
export declare const cut: (text: string, most: number) => string;
