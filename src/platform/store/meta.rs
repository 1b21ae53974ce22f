//! Metadata beside the records: device id, last backup, undoable imports, ids in no backup.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::transaction::{Tx, all, bytes_of, list, present, value_of};
use super::trouble::Trouble;
use super::{META, Opened, PACKS, QUARANTINE, Store, UNBACKED};
use crate::app::{Imports, LastBackup, PastImport, Peer, Peers, StoreFault};
use crate::domain::{CollectVec, DeviceId, RecordId};
use crate::format::Object;
use crate::platform::clock::{now_unix_ms, random_u64};

/// Key of the database's id: created with it, never changed, without other meaning.
pub(super) const STORE: &str = "store";
pub(super) const DEVICE: &str = "device";
const LAST_BACKUP: &str = "last-backup";
/// The phones from which files were taken.
const PEERS: &str = "peers";
/// The imports that can be undone.
const IMPORTS: &str = "imports";
/// A copy of the newest one, for earlier versions of the app, which know one import only: they show it, undo it and leave its packs alone.
const LAST_IMPORT: &str = "last-import";

/// Reads a value; `None` when it is missing or damaged: no metadata is worth stopping for.
pub(super) fn read_meta<T>(value: Option<&JsValue>, read: impl Fn(&Object<'_>) -> Option<T>) -> Option<T> {
    let text = String::from_utf8(bytes_of(value?)?).ok()?;
    read(&Object::parse(&text).ok()?)
}

pub(super) fn put_meta<T: Serialize>(tx: &Tx, name: &str, value: &T) -> Result<(), Trouble> {
    let bytes = serde_json::to_vec(value).map_err(|_| Trouble::Final(StoreFault::Broken))?;
    tx.put(META, name, &value_of(&bytes))
}

/// The undoable imports as of this transaction, which must include `META` and `PACKS`. `None` when the list cannot be read: then it is
/// unknown which packs belong to imports.
pub(super) async fn read_imports(tx: &Tx) -> Result<Option<Imports>, Trouble> {
    let meta = tx.get_each(META, [IMPORTS, LAST_IMPORT].into_iter())?;
    let packs = tx.keys(PACKS, None)?;
    let meta: Vec<_> = all(meta).await?.into_iter().map(present).collect_vec();
    let packs: Vec<String> = list(packs.await?).iter().filter_map(JsValue::as_string).collect_vec();
    let value = |index: usize| meta.get(index).and_then(Option::as_ref);
    let (known, last) = (read_meta(value(0), Imports::read), read_meta(value(1), PastImport::read));
    if (value(0).is_some() && known.is_none()) || (value(1).is_some() && last.is_none()) {
        return Ok(None);
    }
    Ok(Some(Imports::known(known, last, |pack| packs.iter().any(|known| known == pack))))
}

pub(super) fn put_imports(tx: &Tx, imports: &Imports) -> Result<(), Trouble> {
    put_meta(tx, IMPORTS, imports)?;
    match imports.newest() {
        Some(newest) => put_meta(tx, LAST_IMPORT, newest),
        None => tx.delete(META, &JsValue::from_str(LAST_IMPORT)),
    }
}

impl Store {
    pub(super) async fn read_opened(&self) -> Result<Opened, StoreFault> {
        let (meta, unbacked, imports) = self
            .attempt(ATTEMPT_MS_MAX, async |connection| {
                let tx = connection.read(&[META, UNBACKED, PACKS])?;
                let meta = tx.get_each(META, [DEVICE, LAST_BACKUP, PEERS].into_iter())?;
                let keys = tx.keys(UNBACKED, None)?;
                let meta = all(meta).await?;
                let keys = list(keys.await?);
                Ok((meta, keys, read_imports(&tx).await?))
            })
            .await?;
        let device = match meta.first().and_then(read_device) {
            Some(device) => device,
            None => self.attempt(ATTEMPT_MS_MAX, make_device).await?,
        };
        Ok(Opened {
            device,
            last_backup: read_meta(meta.get(1), LastBackup::read),
            imports: imports.unwrap_or_default(),
            peers: read_meta(meta.get(2), Peers::read).unwrap_or_default(),
            unbacked: unbacked.iter().filter_map(|key| RecordId::parse(&key.as_string()?)).collect_vec(),
        })
    }

    /// Records that a backup with these records was exported.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was changed.
    pub async fn note_backup(&self, last: &LastBackup, covers: &[RecordId]) -> Result<(), StoreFault> {
        let keys: Vec<JsValue> = covers.iter().map(|id| id.to_string().into()).collect_vec();
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let tx = connection.write(&[META, UNBACKED])?;
            let noted = tx.get(META, LAST_BACKUP)?.await?;
            // An earlier attempt may have been committed without notice; what was changed since then is in no backup.
            if read_meta(Some(&noted), LastBackup::read).as_ref() != Some(last) {
                for key in &keys {
                    tx.delete(UNBACKED, key)?;
                }
                put_meta(&tx, LAST_BACKUP, last)?;
            }
            tx.commit().await
        })
        .await
    }
}

impl Store {
    /// Records what a phone said that it holds, beside what other windows noted.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was changed.
    pub async fn note_peer(&self, peer: &Peer) -> Result<(), StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let tx = connection.write(&[META])?;
            let mut peers = read_meta(Some(&tx.get(META, PEERS)?.await?), Peers::read).unwrap_or_default();
            peers.note(peer.clone());
            tx.put(META, PEERS, &value_of(peers.written().as_bytes()))?;
            tx.commit().await
        })
        .await
    }
}

/// A text; see [`read_meta`].
pub(super) fn read_text(value: &JsValue) -> Option<String> {
    serde_json::from_str(&String::from_utf8(bytes_of(value)?).ok()?).ok()
}

fn read_device(value: &JsValue) -> Option<DeviceId> {
    DeviceId::parse(&read_text(value)?)
}

/// Checks again inside the transaction: another tab may be creating the diary at the same time.
async fn make_device(connection: &Connection) -> Result<DeviceId, Trouble> {
    let tx = connection.write(&[META, QUARANTINE])?;
    let known = present(tx.get(META, DEVICE)?.await?);
    if let Some(device) = known.as_ref().and_then(read_device) {
        tx.commit().await?;
        return Ok(device);
    }
    match known {
        Some(damaged) => tx.put(QUARANTINE, &format!("{META}/{DEVICE}/{}", now_unix_ms()), &damaged)?,
        None => _ = put_new_id(&tx)?,
    }
    let device = DeviceId::new(random_u64());
    put_meta(&tx, DEVICE, &device.to_string())?;
    tx.commit().await?;
    Ok(device)
}

/// Gives a new database its id.
pub(super) fn put_new_id(tx: &Tx) -> Result<String, Trouble> {
    let id = DeviceId::new(random_u64()).to_string();
    put_meta(tx, STORE, &id)?;
    Ok(id)
}
