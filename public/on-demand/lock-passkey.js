// A slot for a passkey, by the extension "prf" of WebAuthn: a convenience beside passcode and words, never the only slot, because what the
// browsers give for one passkey has changed between their versions. `eval` is used and not `evalByCredential`, which some managers answer
// with nothing.

import { Fault, aesKey, base64, dataKeyBy, fromBase64, kindsFor, random, readHeader } from "./lock-header.js";
import { slotOf, told, unwrapKey, utf8, withSlot, wrapKey } from "./lock-header.js";
import { openVault } from "./lock-vault.js";

const KIND = "passkey";
const KEY_INFO = "pain-diary passkey 1";
const SALT_BYTES = 32;
const CHALLENGE_BYTES = 32;
const USER_BYTES = 16;
// Shown by the phone in its list of passkeys.
const NAME = "Pain Diary";
const ES256 = -7;
const RS256 = -257;

/** True where the phone itself can ask for a face, a finger or its own code, and the browser does not deny the extension. */
export const canUsePasskey = async () => {
  const api = window.PublicKeyCredential;
  if (!api) return false;
  const isThere = await api.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false);
  const known = await api.getClientCapabilities?.().catch(() => undefined);
  return Boolean(isThere) && known?.["extension:prf"] !== false;
};

/** The key of what the extension gave. */
const keyOf = async (output) => {
  const secret = await crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8(KEY_INFO) };
  return aesKey(await crypto.subtle.deriveBits(derivation, secret, 256));
};
const outputOf = (credential) => credential.getClientExtensionResults().prf?.results?.first;
const prf = (salt) => ({ prf: { eval: { first: salt } } });

/** What the extension gives for a passkey that is there; the phone asks its owner. */
const ask = async (credential, salt) => {
  const allowCredentials = [{ type: "public-key", id: credential }];
  const publicKey = { challenge: random(CHALLENGE_BYTES), allowCredentials, userVerification: "required", extensions: prf(salt) };
  return outputOf(await navigator.credentials.get({ publicKey }));
};

/** A new passkey and what the extension gives for it. Some phones give it only when they are asked a second time. */
const create = async (salt) => {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { name: NAME },
      user: { id: random(USER_BYTES), name: NAME, displayName: NAME },
      challenge: random(CHALLENGE_BYTES),
      pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: prf(salt),
    },
  });
  if (credential.getClientExtensionResults().prf?.enabled === false) throw new Fault("failed");
  const output = outputOf(credential) ?? (await ask(credential.rawId, salt));
  if (!output) throw new Fault("failed");
  return { credential: new Uint8Array(credential.rawId), output };
};

/** `{ header }` with a slot for a new passkey, in place of an old one. The secret is a passcode or ten words. "failed": the phone cannot do
 * it, or its owner has refused. Nothing is asked of the phone if the secret is wrong. */
export const addPasskey = told(async (text, secret) => {
  const header = readHeader(text);
  const dataKey = await dataKeyBy(header, kindsFor(secret), secret);
  const salt = random(SALT_BYTES);
  const { credential, output } = await create(salt);
  const slot = { kind: KIND, credential: base64(credential), salt: base64(salt), ...(await wrapKey(await keyOf(output), dataKey, KIND)) };
  dataKey.fill(0);
  return { header: JSON.stringify(withSlot(header, slot)) };
});

/** As `unlock`. "damaged": there is no slot for a passkey, or it cannot be read; "wrong": the passkey gives another value than it did. */
export const unlockByPasskey = told(async (text) => {
  const header = readHeader(text);
  const slot = slotOf(header, KIND);
  const [credential, salt] = read(slot);
  const output = await ask(credential, salt);
  if (!output) throw new Fault("failed");
  const dataKey = await unwrapKey(await keyOf(output), slot).catch((error) => {
    throw new Fault("wrong", error);
  });
  return openVault(header, dataKey);
});
const read = (slot) => {
  try {
    return [fromBase64(slot.credential), fromBase64(slot.salt)];
  } catch (error) {
    throw new Fault("damaged", error);
  }
};

/** The header without the slot of the passkey. The passkey itself stays in the phone until its owner removes it there. */
export const withoutPasskey = told(async (text) => {
  const header = readHeader(text);
  return JSON.stringify({ ...header, slots: header.slots.filter((slot) => slot?.kind !== KIND) });
});
