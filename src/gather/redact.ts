// Takes credentials out of URLs before they are kept as evidence. Pure. Works on the text, so that the rest stays as the server spelled it.

const secretName =
  /token|secret|passw|passphrase|signature|credential|session|api[-_.]?key|access[-_.]?key|jwt|bearer|^(x-)?(auth|authorization|key|sig|code|sid|pwd|pass|hmac|mac|assertion|samlresponse|ticket|otp|pin)$/i;

export const redacted = "[redacted]";
/** Keeps URLs parsable where brackets would not be. */
const redactedUser = "redacted";

/** Whether a parameter or header of this name carries a credential. */
export const isSecretName = (encoded: string): boolean => {
  try {
    return secretName.test(decodeURIComponent(encoded));
  } catch {
    return secretName.test(encoded);
  }
};

/** A JWT, or as long as a MAC of SHA-1 in hex, or of SHA-256 in base64: a signature that goes by another name. */
const secretValue = /^(?:eyJ.*|(?:[0-9a-f]{2}){20,}|[A-Za-z0-9+/_-]{43,}(?:=|%3d){0,2}|(?:[A-Za-z0-9_-]|%2[bf]){43,}(?:=|%3d){0,2})$/is;

/** Query and fragment values with credential-like names or the form of a signature, and userinfo. `http://good.example@evil.example/` keeps its user name: the trick is the evidence. */
export const redactUrl = (text: string): string => {
  if (!/[?&#;@]/.test(text)) return text;
  // The host is what is judged, and it may hold `;`, `&` and `=` (URL Standard, forbidden domain code points): only what follows it is searched for values.
  const start = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}[^\\/?#]*/i.exec(text)?.[0] ?? "";
  return `${redactStart(start)}${redactRest(text.slice(start.length))}`;
};

const redactStart = (start: string): string =>
  start.replace(/^((?:[a-z][a-z0-9+.-]*:)?[\\/]{2,})([^\\/]*)@/i, (_all, slashes: string, user: string) => `${slashes}${redactUser(user)}@`);

const redactRest = (rest: string): string =>
  rest.replace(/([?&#;])([^=&#;?]{1,200})=([^&#;]+)/g, (all: string, before: string, name: string, value: string) =>
    isSecretName(name) || secretValue.test(value) ? `${before}${name}=${redacted}` : all,
  );

const redactUser = (user: string): string => {
  const [name = "", ...password] = user.split(":");
  const kept = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(name) ? name : redactedUser;
  return password.length > 0 ? `${kept}:${redactedUser}` : kept;
};

export const cut = (text: string, most: number): string => (text.length > most ? text.slice(0, most) : text);
