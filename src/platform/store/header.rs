//! The header of the lock, which is stored twice, and what else of `meta` is never sealed.

use wasm_bindgen::JsValue;

use super::connection::{LOCK, LOCK_COPY, META};
use super::transaction::{Tx, all, bytes_of, present};
use super::trouble::Trouble;
use crate::domain::{CollectVec, Record};
use crate::format::{LockHeader, LockHeaderError, LockPass};

/// Key of the database's id: created with it, never changed, without other meaning.
pub(super) const STORE: &str = "store";
pub(super) const DEVICE: &str = "device";
/// Header of a lock that was removed while some values did not open, plain: with it they can still be opened from a rescue file.
pub(super) const LOCK_OLD: &str = "lock-old";
/// Records that stay readable while locked, plain.
pub(super) const OUTSIDE: &str = "outside";

/// A lock that this window has not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Its header, JSON.
    pub header: String,
    /// The records that stay readable: the team's numbers.
    pub outside: Vec<Record>,
}

/// True for a value that is never sealed: ids, the header, and what is readable while locked.
pub(super) fn is_plain_forever(store: &str, key: &JsValue) -> bool {
    let key = key.as_string();
    store == META && key.is_some_and(|key| [DEVICE, STORE, LOCK, LOCK_COPY, LOCK_OLD, OUTSIDE].contains(&key.as_str()))
}

/// What tells locks apart: the public key of a header, and whether the lock is being removed. A window writes for one of them alone. A
/// header that cannot be read is a lock too, for which nothing can be written.
pub(super) fn mode_of(header: &str) -> String {
    match LockHeader::read(header) {
        Ok(read) => format!("{}{}", read.public, if read.pass == LockPass::Opening { " opening" } else { "" }),
        Err(_) => header.to_owned(),
    }
}

/// True for the header of a lock that is being removed: what is written stays plain.
pub(super) fn is_opening(header: &str) -> bool {
    LockHeader::read(header).is_ok_and(|header| header.pass == LockPass::Opening)
}

/// True for a header of a later version of the app, which is changed by nothing.
pub(super) fn is_newer(header: &str) -> bool {
    LockHeader::read(header) == Err(LockHeaderError::Newer)
}

pub(super) fn put_header(tx: &Tx, header: &JsValue) -> Result<(), Trouble> {
    tx.put(META, LOCK, header)?;
    tx.put(META, LOCK_COPY, header)
}

/// The first of two headers that can be read as one; else the first that is there, so that a damaged lock is not taken for none.
pub(super) fn readable(headers: impl Iterator<Item = Option<JsValue>>) -> Option<String> {
    let texts = headers.flatten().filter_map(|header| String::from_utf8(bytes_of(&header)?).ok()).collect_vec();
    let whole = texts.iter().position(|text| LockHeader::read(text) != Err(LockHeaderError::Damaged)).unwrap_or_default();
    texts.into_iter().nth(whole)
}

/// The header that is stored.
pub(super) async fn stored_header(tx: &Tx) -> Result<Option<String>, Trouble> {
    let headers = tx.get_each(META, [LOCK, LOCK_COPY].into_iter())?;
    Ok(readable(all(headers).await?.into_iter().map(present)))
}
