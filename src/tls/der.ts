// Finds the SubjectPublicKeyInfo in a certificate (X.690 and RFC 5280 section 4.1), for what pins are made of. Pure.

interface Element {
  readonly tag: number;
  /** First byte of the element, first byte of its content, first byte after it. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Null for anything that is not a definite-length element inside `bytes`. */
const elementAt = (bytes: Uint8Array, start: number, limit: number): Element | null => {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return within({ tag, start, body: start + 2, end: start + 2 + first }, limit);
  const count = first & 0x7f;
  if (count === 0 || count > 4) return null;
  let length = 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  return within({ tag, start, body: start + 2 + count, end: start + 2 + count + length }, limit);
};

const within = (element: Element, limit: number): Element | null => (element.end <= limit ? element : null);

const sequence = 0x30;
const version = 0xa0;

/** The bytes of the SubjectPublicKeyInfo, tag and length included; null when this is no certificate. */
export const publicKeyInfo = (certificate: Uint8Array): Uint8Array | null => {
  const whole = elementAt(certificate, 0, certificate.length);
  const signed = whole?.tag === sequence ? elementAt(certificate, whole.body, whole.end) : null;
  if (signed?.tag !== sequence) return null;
  let at = signed.body;
  const first = elementAt(certificate, at, signed.end);
  if (first?.tag === version) at = first.end;
  // serialNumber, signature, issuer, validity, subject
  for (let i = 0; i < 5; i++) {
    const skipped = elementAt(certificate, at, signed.end);
    if (skipped === null) return null;
    at = skipped.end;
  }
  const key = elementAt(certificate, at, signed.end);
  return key?.tag === sequence ? certificate.subarray(key.start, key.end) : null;
};
