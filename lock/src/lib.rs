//! Derives a key from a passcode by Argon2id (RFC 9106), with the crate `argon2`; see "The lock" in `docs/format.md`.

mod derive;
pub mod exports;

pub use derive::{KEY_BYTES, MEMORY_KIB, PASSES, derive};
