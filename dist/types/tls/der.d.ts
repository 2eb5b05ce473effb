/** The bytes of the SubjectPublicKeyInfo, tag and length included; null when this is no certificate. */
export declare const publicKeyInfo: (certificate: Uint8Array) => Uint8Array | null;
