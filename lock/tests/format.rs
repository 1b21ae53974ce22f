//! Opens a file of the rescue page that the app made (`tests/golden/rescue-v1-locked.json`) with the RustCrypto crates and nothing else, as
//! "The lock" in `docs/format.md` describes it: proof that the page is right, and that another program can read a locked diary.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::prelude::{BASE64_STANDARD, Engine};
use hkdf::Hkdf;
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::pkcs8::DecodePrivateKey;
use p256::{PublicKey, SecretKey};
use serde_json::Value;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;

const PASSCODE: &str = "Año 2580";
const WORDS: &str = "hawk oven analyst farm goose tuna moon crumble modify clog";

const IV_BYTES: usize = 12;
const POINT_BYTES: usize = 65;

fn golden(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden").join(name);
    serde_json::from_slice(&std::fs::read(path).expect("a golden file")).expect("JSON")
}

fn bytes(value: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(value.as_str().expect("a text")).expect("base64")
}

fn number(value: &Value) -> u32 {
    value.as_str().and_then(|text| text.parse().ok()).expect("a number as a text")
}

fn decrypt(key: &[u8], iv: &[u8], sealed: &[u8], about: &str) -> Option<Vec<u8>> {
    let (key, iv) = (Aes256Gcm::new_from_slice(key).ok()?, Nonce::try_from(iv).ok()?);
    key.decrypt(&iv, Payload { msg: sealed, aad: about.as_bytes() }).ok()
}

/// The data key, by the slot of this kind.
fn data_key(header: &Value, kind: &str, secret: &str) -> Option<Vec<u8>> {
    let slot = header["slots"].as_array()?.iter().find(|slot| slot["kind"] == kind)?;
    let key = lock::derive(secret.as_bytes(), &bytes(&slot["salt"]), number(&slot["memory_kib"]), number(&slot["passes"]))?;
    decrypt(&key, &bytes(&slot["iv"]), &bytes(&slot["key"]), &format!("pain-diary slot {kind} 1"))
}

struct Keys {
    data: Vec<u8>,
    private: SecretKey,
    public: Vec<u8>,
}

impl Keys {
    fn of(header: &Value, data: Vec<u8>) -> Self {
        let private = &header["private"];
        let private = decrypt(&data, &bytes(&private["iv"]), &bytes(&private["key"]), "pain-diary private key 1").expect("the private key");
        let private = SecretKey::from_pkcs8_der(&private).expect("PKCS#8");
        Self { data, private, public: bytes(&header["public"]) }
    }

    fn open(&self, value: &[u8]) -> Option<Vec<u8>> {
        let (kind, rest) = value.split_first()?;
        match kind {
            1 => decrypt_value(&self.data, rest),
            2 => {
                let (ephemeral, rest) = rest.split_at_checked(POINT_BYTES)?;
                let theirs = PublicKey::from_sec1_bytes(ephemeral).ok()?;
                let agreed = p256::ecdh::diffie_hellman(self.private.to_nonzero_scalar(), theirs.as_affine());
                let mut key = [0; 32];
                let salt = [ephemeral, &self.public].concat();
                Hkdf::<Sha256>::new(Some(&salt), agreed.raw_secret_bytes()).expand(b"pain-diary value to public key 1", &mut key).ok()?;
                decrypt_value(&key, rest)
            }
            _ => None,
        }
    }
}

fn decrypt_value(key: &[u8], rest: &[u8]) -> Option<Vec<u8>> {
    let (iv, sealed) = rest.split_at_checked(IV_BYTES)?;
    decrypt(key, iv, sealed, "pain-diary value 1")
}

fn header(file: &Value) -> Value {
    let row = file["rows"].as_array().expect("rows").iter().find(|row| row["store"] == "meta" && row["key"] == "lock");
    serde_json::from_str(row.expect("a header")["text"].as_str().expect("a text")).expect("JSON")
}

/// The sealed bytes of a row.
fn sealed(row: &Value) -> Option<Vec<u8>> {
    let value = match (row["base64"].as_str(), row["text"].as_str()) {
        (Some(base64), _) => BASE64_STANDARD.decode(base64).ok()?,
        (None, Some(text)) => text.as_bytes().to_vec(),
        _ => return None,
    };
    value.first().is_some_and(|kind| [1, 2].contains(kind)).then_some(value)
}

#[test]
fn passcode_and_words_give_one_key() {
    let header = header(&golden("rescue-v1-locked.json"));
    let passcode: String = PASSCODE.nfkc().collect();
    let key = data_key(&header, "passcode", &passcode).expect("the key");
    assert_eq!(key.len(), 32);
    assert_eq!(data_key(&header, "words", WORDS), Some(key));
    assert_eq!(data_key(&header, "passcode", "Año 2581"), None);
    assert_eq!(data_key(&header, "passcode", WORDS), None);
}

#[test]
fn every_row_opens_as_it_did_in_the_app() {
    let (locked, opened) = (golden("rescue-v1-locked.json"), golden("rescue-v1-opened.json"));
    let header = header(&locked);
    let keys = Keys::of(&header, data_key(&header, "words", WORDS).expect("the key"));
    assert_eq!(keys.private.public_key().to_sec1_point(false).as_bytes(), keys.public);
    let (mut kinds, mut rows) = (Vec::new(), Vec::new());
    for row in locked["rows"].as_array().expect("rows") {
        let (store, key) = (row["store"].clone(), row["key"].clone());
        if (&store, &key) == (&Value::from("meta"), &Value::from("lock")) {
            continue;
        }
        let value = sealed(row);
        let plain = value.as_ref().and_then(|value| keys.open(value));
        kinds.extend(plain.as_ref().and(value.as_ref()).and_then(|value| value.first().copied()));
        rows.push(plain.map_or_else(
            || row.clone(),
            |plain| serde_json::json!({ "store": store, "key": key, "text": String::from_utf8(plain).expect("UTF-8") }),
        ));
    }
    assert_eq!(opened["rows"], Value::from(rows));
    assert_eq!(kinds, [1, 1, 1, 2], "values of both types");
}

#[test]
fn a_changed_byte_opens_nothing() {
    let locked = golden("rescue-v1-locked.json");
    let header = header(&locked);
    let keys = Keys::of(&header, data_key(&header, "words", WORDS).expect("the key"));
    let rows = locked["rows"].as_array().expect("rows").iter().filter(|row| row["store"] == "rows");
    for value in rows.filter_map(sealed) {
        assert!(keys.open(&value).is_some());
        for at in 0..value.len() {
            let mut changed = value.clone();
            changed[at] ^= 1;
            assert_eq!(keys.open(&changed), None, "byte {at}");
            assert_eq!(keys.open(&value[..at]), None, "{at} bytes");
        }
    }
}
