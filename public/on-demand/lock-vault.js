// Seals and opens values ("The lock" in docs/format.md). Type 1 is encrypted under the data key; type 2, written while the diary is locked,
// to the public key of the header. The first byte tells which.

import { AES, aesKey, areEqual, base64, damaged, decrypt, encrypt, fromBase64, random, unwrap, utf8, wrap } from "./lock-header.js";

const UNDER_DATA_KEY = 1;
const TO_PUBLIC_KEY = 2;
const IV_BYTES = 12;
const POINT_BYTES = 65;
const VALUE = "pain-diary value 1";
const PRIVATE_KEY = "pain-diary private key 1";
const AGREED = "pain-diary value to public key 1";
const ECDH = { name: "ECDH", namedCurve: "P-256" };
const X_BITS = 256;

const joined = (...parts) => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

// The curve y² = x³ − 3x + b modulo p (FIPS 186-4, D.1.2.3).
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const number = (bytes) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
/** A public key. WebKitGTK takes any two numbers for one; what is sealed to a damaged key could never be opened. */
const publicKeyOf = (point) => {
  const [x, y] = [number(point.subarray(1, 33)), number(point.subarray(33))];
  if (point.length !== POINT_BYTES || (y * y - x * x * x + 3n * x - B) % P !== 0n) throw new RangeError("not a point of the curve");
  return crypto.subtle.importKey("raw", point, ECDH, true, []);
};

/** The key of a value of type 2, for the holder of either private key. */
const agreedKey = async (privateKey, publicKey, ephemeral, recipient) => {
  const x = await crypto.subtle.deriveBits({ name: "ECDH", public: publicKey }, privateKey, X_BITS);
  const secret = await crypto.subtle.importKey("raw", x, "HKDF", false, ["deriveKey"]);
  const salt = joined(ephemeral, recipient);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: utf8(AGREED) };
  return crypto.subtle.deriveKey(derivation, secret, { name: AES, length: 256 }, false, ["encrypt", "decrypt"]);
};

/** A vault that can only seal. */
export const shutVault = async (header) => {
  let recipient, publicKey;
  try {
    recipient = fromBase64(header.public);
    publicKey = await publicKeyOf(recipient);
  } catch (error) {
    throw damaged(error);
  }
  const seal = async (bytes) => {
    const plain = bytes.slice(); // before the first pause: the caller's memory may change
    const pair = await crypto.subtle.generateKey(ECDH, false, ["deriveBits"]);
    const ephemeral = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    const { iv, sealed } = await encrypt(await agreedKey(pair.privateKey, publicKey, ephemeral, recipient), plain, VALUE);
    return joined([TO_PUBLIC_KEY], ephemeral, iv, sealed);
  };
  return { seal };
};

/** The private key of the header, if it is the one of its public key; else null. */
const privateKeyOf = async (header, dataKey) => {
  try {
    const pkcs8 = await unwrap(dataKey, header.private, PRIVATE_KEY);
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, ECDH, false, ["deriveBits"]);
    pkcs8.fill(0);
    const probe = random(16);
    const { seal } = await shutVault(header);
    return areEqual(await openToPublicKey(await seal(probe), key, header), probe) ? key : null;
  } catch {
    return null;
  }
};

const openToPublicKey = async (bytes, privateKey, header) => {
  const ephemeral = bytes.slice(1, 1 + POINT_BYTES);
  const iv = bytes.slice(1 + POINT_BYTES, 1 + POINT_BYTES + IV_BYTES);
  const sealed = bytes.slice(1 + POINT_BYTES + IV_BYTES);
  const key = await agreedKey(privateKey, await publicKeyOf(ephemeral), ephemeral, fromBase64(header.public));
  return decrypt(key, iv, sealed, VALUE);
};

/**
 * A vault that seals and opens, by the bytes of the data key, which are erased; and whether the key pair is whole: if not, values of type 2
 * stay sealed.
 */
export const openVault = async (header, bytes) => {
  const dataKey = await aesKey(bytes);
  bytes.fill(0);
  const privateKey = await privateKeyOf(header, dataKey);
  const seal = async (plain) => {
    const { iv, sealed } = await encrypt(dataKey, plain, VALUE);
    return joined([UNDER_DATA_KEY], iv, sealed);
  };
  const open = async (value) => {
    if (value[0] === UNDER_DATA_KEY) return decrypt(dataKey, value.subarray(1, 1 + IV_BYTES), value.subarray(1 + IV_BYTES), VALUE);
    if (value[0] === TO_PUBLIC_KEY && privateKey) return openToPublicKey(value, privateKey, header);
    throw new TypeError(`a value of type ${value[0]} that this vault cannot open`);
  };
  return { vault: { seal, open }, isWhole: privateKey !== null };
};

/** A new key pair for the header, the private key encrypted under the data key. */
export const newKeyPair = async (bytes) => {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return { public: base64(point), private: await wrap(await aesKey(bytes), pkcs8, PRIVATE_KEY) };
};
