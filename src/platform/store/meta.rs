//! Metadata beside the records: device id, last backup, undoable imports, ids in no backup.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::{Connection, LOCK, LOCK_COPY};
use super::header::{DEVICE, OUTSIDE, STORE};
use super::transaction::{Tx, bytes_of, present, value_of};
use super::trouble::Trouble;
use super::update::Update;
use super::vault::Vault;
use super::{META, Opened, PACKS, QUARANTINE, Store, UNBACKED};
use crate::app::{Imports, LastBackup, PastImport, Peer, Peers, StoreFault};
use crate::domain::{CollectVec, DeviceId, RecordId};
use crate::format::Object;
use crate::platform::clock::{now_unix_ms, random_u64};

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

/// Writes a value that nobody has to hide: ids.
pub(super) fn put_plain<T: Serialize>(tx: &Tx, name: &str, value: &T) -> Result<(), Trouble> {
    tx.put(META, name, &value_of(&json(value)?))
}

/// What is to be stored for a value.
pub(super) async fn seal_meta<T: Serialize>(update: &Update<'_>, value: &T) -> Result<JsValue, Trouble> {
    update.seal(&json(value)?).await
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, Trouble> {
    serde_json::to_vec(value).map_err(|_| Trouble::Final(StoreFault::Broken))
}

/// The undoable imports; the stores of the update must include `META` and `PACKS`. `None` when the list cannot be read: then it is unknown
/// which packs belong to imports.
pub(super) async fn read_imports(update: &mut Update<'_>) -> Result<Option<Imports>, Trouble> {
    let meta = update.values(META, &[IMPORTS, LAST_IMPORT]).await?;
    let packs = update.keys(PACKS).await?;
    let value = |index: usize| meta.get(index).and_then(Option::as_ref);
    let (known, last) = (read_meta(value(0), Imports::read), read_meta(value(1), PastImport::read));
    if (value(0).is_some() && known.is_none()) || (value(1).is_some() && last.is_none()) {
        return Ok(None);
    }
    Ok(Some(Imports::known(known, last, |pack| packs.iter().any(|known| known == pack))))
}

/// The imports as they are to be stored: the list, and the newest one.
pub(super) struct SealedImports(JsValue, Option<JsValue>);

impl SealedImports {
    pub async fn of(update: &Update<'_>, imports: &Imports) -> Result<Self, Trouble> {
        let newest = match imports.newest() {
            Some(newest) => Some(seal_meta(update, newest).await?),
            None => None,
        };
        Ok(Self(seal_meta(update, imports).await?, newest))
    }

    pub fn put(&self, tx: &Tx) -> Result<(), Trouble> {
        tx.put(META, IMPORTS, &self.0)?;
        match &self.1 {
            Some(newest) => tx.put(META, LAST_IMPORT, newest),
            None => tx.delete(META, &JsValue::from_str(LAST_IMPORT)),
        }
    }
}

impl Store {
    /// Reads what the store holds beside the records. While it is locked only the device id can be read.
    pub(super) async fn read_opened(&self) -> Result<Opened, StoreFault> {
        let (plain, meta, unbacked, imports) = self
            .attempt(ATTEMPT_MS_MAX, async |connection| {
                let mut update = Update::read(self.vault(), connection, &[META, UNBACKED, PACKS])?;
                let plain = update.stored(META, &[DEVICE, OUTSIDE, LOCK, LOCK_COPY]).await?;
                let unbacked = update.keys(UNBACKED).await?;
                let meta = update.values(META, &[LAST_BACKUP, PEERS]).await?;
                Ok((plain, meta, unbacked, read_imports(&mut update).await?))
            })
            .await?;
        let mut plain = plain.into_iter();
        let device = match plain.next().flatten().as_ref().and_then(read_device) {
            Some(device) => device,
            None => self.attempt(ATTEMPT_MS_MAX, make_device).await?,
        };
        let is_open = matches!(self.vault(), Vault::Open { .. });
        let outside = plain.next().flatten();
        let locked = if is_open { None } else { self.shut(plain, outside) };
        let value = |index: usize| meta.get(index).and_then(Option::as_ref);
        Ok(Opened {
            device,
            locked,
            last_backup: read_meta(value(0), LastBackup::read),
            imports: imports.unwrap_or_default(),
            peers: read_meta(value(1), Peers::read).unwrap_or_default(),
            unbacked: unbacked.iter().filter_map(|key| RecordId::parse(key)).collect_vec(),
        })
    }

    /// Records that a backup with these records was exported.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was changed.
    pub async fn note_backup(&self, last: &LastBackup, covers: &[RecordId]) -> Result<(), StoreFault> {
        let keys: Vec<JsValue> = covers.iter().map(|id| id.to_string().into()).collect_vec();
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let mut update = Update::begin(self.vault(), connection, &[META, UNBACKED])?;
            let noted = update.values(META, &[LAST_BACKUP]).await?;
            let noted = noted.first().and_then(|value| read_meta(value.as_ref(), LastBackup::read));
            let sealed = seal_meta(&update, last).await?;
            let tx = update.write().await?;
            // An earlier attempt may have been committed without notice; what was changed since then is in no backup.
            if noted.as_ref() != Some(last) {
                for key in &keys {
                    tx.delete(UNBACKED, key)?;
                }
                tx.put(META, LAST_BACKUP, &sealed)?;
            }
            tx.commit().await
        })
        .await
    }

    /// Records what a phone said that it holds, beside what other windows noted.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was changed.
    pub async fn note_peer(&self, peer: &Peer) -> Result<(), StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let mut update = Update::begin(self.vault(), connection, &[META])?;
            let known = update.values(META, &[PEERS]).await?;
            let mut peers = known.first().and_then(|value| read_meta(value.as_ref(), Peers::read)).unwrap_or_default();
            peers.note(peer.clone());
            let sealed = update.seal(peers.written().as_bytes()).await?;
            let tx = update.write().await?;
            tx.put(META, PEERS, &sealed)?;
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
    put_plain(&tx, DEVICE, &device.to_string())?;
    tx.commit().await?;
    Ok(device)
}

/// Gives a new database its id.
pub(super) fn put_new_id(tx: &Tx) -> Result<String, Trouble> {
    let id = DeviceId::new(random_u64()).to_string();
    put_plain(tx, STORE, &id)?;
    Ok(id)
}
