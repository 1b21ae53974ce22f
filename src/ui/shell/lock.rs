//! The lock: unlocking, setting it, changing it, and starting anew, locked.

use leptos::task::spawn_local;

use super::context::{NewLock, Shell};
use crate::app::{LockAsk, LockCommand, LockEffect, LockFault, LockWork, Passphrase};
use crate::domain::agreement::names;
use crate::domain::{Agreement, CollectVec, Record};
use crate::format::{LockHeader, LockPass};
use crate::platform::files::{self, SaveOutcome};
use crate::platform::settings::LockSign;
use crate::platform::store::Store;
use crate::platform::tabs::TabMessage;
use crate::platform::{clock, lock, pause, settings, worker};

/// Minutes out of sight after which a new lock locks.
const AFTER_MIN: u16 = 5;
/// Longest wait for what is being stored before a window locks, in milliseconds, and the interval of looking.
const STORED_MS_MAX: u32 = 3_000;
const LOOK_MS: u32 = 50;
/// Time that the other windows get to store what is typed, in milliseconds.
const OTHERS_MS: u32 = 500;
/// Delay before a pass that failed is tried again, in milliseconds.
const AGAIN_MS: u32 = 30_000;

impl Shell {
    pub(super) fn lock_here(self, effect: LockEffect) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let done = match effect {
                LockEffect::Unlock(secret) => self.unlock(&store, Some(secret)).await,
                LockEffect::UnlockByPasskey => self.unlock(&store, None).await,
                LockEffect::Prepare(passcode) => self.prepare_lock(&passcode).await,
                LockEffect::Set => self.set_lock(&store).await,
                LockEffect::Pass(seals) => self.pass(&store, seals).await,
                LockEffect::Change(ask, now, new) => self.change_lock(&store, ask, &now, new).await,
                LockEffect::After(minutes) => self.lock_after(&store, minutes).await,
                LockEffect::Shut(tells) => self.lock_now(tells).await,
                LockEffect::Tick(wait_ms) => {
                    pause::sleep(wait_ms).await;
                    self.dispatch(LockCommand::PauseOver);
                    Ok(())
                }
                LockEffect::LookAtPasskeys => {
                    self.dispatch(LockCommand::CanUsePasskey(lock::can_use_passkey().await));
                    Ok(())
                }
                LockEffect::Forget => {
                    self.inner().new_lock.take();
                    lock::forget();
                    Ok(())
                }
                LockEffect::Keep => self.keep_locked().await,
                LockEffect::Outside => self.keep_outside(&store).await,
            };
            if let Err(fault) = done {
                self.dispatch(LockCommand::Failed(fault));
            }
        });
    }

    async fn unlock(self, store: &Store, secret: Option<Passphrase>) -> Result<(), LockFault> {
        let (text, header) = header(store).await?;
        let vault = match secret {
            Some(secret) => lock::unlock(&text, secret.as_str()).await?,
            None => lock::unlock_by_passkey(&text).await?,
        };
        let opened = store.unlock(vault).await.map_err(|_| LockFault::Failed)?;
        let pass = header.pass;
        self.begin_to_watch(header.after_min);
        self.dispatch(LockCommand::Unlocked(header));
        self.read_store(opened);
        if pass != LockPass::Done {
            self.lock_here(LockEffect::Pass(pass == LockPass::Sealing));
        }
        Ok(())
    }

    /// Locks when the page was out of sight for too long.
    fn begin_to_watch(self, after_min: u16) {
        lock::watch(after_min);
        if !self.inner().watches.replace(true) {
            lock::on_due(move || self.dispatch(LockCommand::LockNow));
        }
    }

    async fn prepare_lock(self, passcode: &Passphrase) -> Result<(), LockFault> {
        let (header, words) = lock::prepare(passcode.as_str(), AFTER_MIN).await?;
        self.inner().new_lock.replace(Some(NewLock { expected: None, header, vault: None }));
        self.dispatch(LockCommand::Prepared(words));
        Ok(())
    }

    /// Stores what was prepared: a new lock after its test, or new words.
    async fn set_lock(self, store: &Store) -> Result<(), LockFault> {
        let NewLock { expected, header: text, vault } = self.inner().new_lock.borrow().clone().ok_or(LockFault::Failed)?;
        let header = LockHeader::read(&text)?;
        if let Some(expected) = expected {
            store.put_header(&expected, &text).await.map_err(|_| LockFault::NotStored)?;
            self.inner().new_lock.take();
            self.dispatch(LockCommand::Done(LockAsk::Words, header, Vec::new()));
            return Ok(());
        }
        let vault = match vault {
            Some(vault) => vault,
            None => {
                let samples = store.samples().await.map_err(|_| LockFault::NotStored)?;
                let vault = lock::test(&text, &samples).await?;
                // The test forgets the passcode, so a second attempt begins here.
                self.inner().new_lock.replace(Some(NewLock { expected: None, header: text.clone(), vault: Some(vault.clone()) }));
                vault
            }
        };
        self.keep_outside(store).await?;
        // From here on no window keeps anything readable beside the store.
        settings::note_lock(LockSign::ToCome);
        self.others_store().await;
        if store.set_lock(&text, vault).await.is_err() {
            settings::note_lock(LockSign::None);
            return Err(LockFault::NotStored);
        }
        settings::note_lock(LockSign::Set(&header.public));
        self.inner().new_lock.take();
        // From here on values are sealed, so the lock stays: what was tested must be what is stored.
        if store.lock_header().await != Ok(Some(text.clone())) && store.put_header("", &text).await.is_err() {
            leptos::logging::warn!("the header of the lock could not be read back");
        }
        self.begin_to_watch(header.after_min);
        self.dispatch(LockCommand::Set(header));
        Ok(())
    }

    /// Other windows store what is typed in them; once the lock has changed they start anew.
    async fn others_store(self) {
        self.tell_tabs(&TabMessage::Lock);
        pause::sleep(OTHERS_MS).await;
    }

    /// Seals what is stored, or opens it and removes the lock, until it is done.
    async fn pass(self, store: &Store, seals: bool) -> Result<(), LockFault> {
        while !self.peek(|model| model.loading.is_fully_loaded) {
            pause::sleep(LOOK_MS).await;
        }
        let work = if seals { LockWork::Sealing } else { LockWork::Opening };
        let left = async || self.seal_left(store).await || !seals;
        let each = |done, all| self.dispatch(LockCommand::Pass(Some(work(done, all))));
        // Once more in the end: a window may have ended meanwhile without having heard of the lock.
        while !(store.convert(seals, left, each).await.is_ok() && left().await) {
            self.dispatch(LockCommand::Failed(LockFault::NotStored));
            pause::sleep(AGAIN_MS).await;
        }
        if seals {
            if !self.is_stored_soon().await {
                leptos::logging::warn!("something is still to be stored, sealed");
            }
            self.dispatch(LockCommand::Pass(None));
        } else {
            lock::unwatch();
            self.dispatch(LockCommand::Off);
        }
        Ok(())
    }

    async fn change_lock(self, store: &Store, ask: LockAsk, now: &Passphrase, new: Option<Passphrase>) -> Result<(), LockFault> {
        let (text, known) = header(store).await?;
        let (changed, words) = match (ask, new) {
            (LockAsk::Change, Some(new)) => (lock::change(&text, now.as_str(), new.as_str()).await?, Vec::new()),
            (LockAsk::Words, _) => lock::new_words(&text, now.as_str()).await?,
            (LockAsk::Passkey, _) if known.has_passkey => {
                lock::unlock(&text, now.as_str()).await?;
                (lock::without_passkey(&text).await?, Vec::new())
            }
            (LockAsk::Passkey, _) => (lock::with_passkey(&text, now.as_str()).await?, Vec::new()),
            (LockAsk::Off, _) => {
                let vault = lock::unlock(&text, now.as_str()).await?;
                let opening = lock::with_state(&text, "opening").await?;
                let header = LockHeader::read(&opening)?;
                self.others_store().await;
                store.set_lock(&opening, vault).await.map_err(|_| LockFault::NotStored)?;
                settings::note_lock(LockSign::None);
                self.dispatch(LockCommand::Set(header));
                return Ok(());
            }
            (LockAsk::Change, None) => return Err(LockFault::Failed),
        };
        let header = LockHeader::read(&changed)?;
        if words.is_empty() {
            store.put_header(&text, &changed).await.map_err(|_| LockFault::NotStored)?;
        } else {
            // They take effect once they are written down.
            self.inner().new_lock.replace(Some(NewLock { expected: Some(text), header: changed, vault: None }));
        }
        self.dispatch(LockCommand::Done(ask, header, words));
        Ok(())
    }

    async fn lock_after(self, store: &Store, minutes: u16) -> Result<(), LockFault> {
        let (text, _) = header(store).await?;
        let changed = lock::with_after(&text, minutes).await?;
        let header = LockHeader::read(&changed)?;
        store.put_header(&text, &changed).await.map_err(|_| LockFault::NotStored)?;
        lock::watch(minutes);
        self.dispatch(LockCommand::Known(header));
        Ok(())
    }

    /// Starts anew, locked, once everything is stored. What cannot be stored is not thrown away: then the window stays open and says so.
    async fn lock_now(self, tells: bool) -> Result<(), LockFault> {
        if tells {
            self.tell_tabs(&TabMessage::Lock);
        }
        if !self.is_stored_soon().await {
            self.begin_to_watch(self.peek(|model| model.lock.after_min));
            return Err(LockFault::NotStored);
        }
        worker::restart();
        Ok(())
    }

    /// Waits until everything is stored; false when that takes too long.
    pub(super) async fn is_stored_soon(self) -> bool {
        // Drafts on their way to the store are no part of the outbox.
        pause::sleep(LOOK_MS).await;
        let mut waited_ms = 0;
        while self.is_storing() && waited_ms < STORED_MS_MAX {
            pause::sleep(LOOK_MS).await;
            waited_ms += LOOK_MS;
        }
        !self.is_storing()
    }

    fn is_storing(self) -> bool {
        self.peek(|model| model.has_unsaved()) || self.inner().storing_drafts.get() > 0
    }

    /// Another window has set or removed the lock: this one stores what it holds, however long that takes, and starts anew.
    pub(super) fn restart_when_stored(self) {
        spawn_local(async move {
            pause::sleep(LOOK_MS).await;
            while self.is_storing() {
                pause::sleep(LOOK_MS).await;
            }
            worker::restart();
        });
    }

    async fn keep_locked(self) -> Result<(), LockFault> {
        let file = lock::whole_file().await?;
        let name = format!("pain-diary-locked-{}.json", clock::now().day());
        match files::prepare_js(&name, "application/json", &file).hand_over().await {
            SaveOutcome::Failed => return Err(LockFault::Failed),
            SaveOutcome::Cancelled => {}
            SaveOutcome::Shared | SaveOutcome::Downloaded => self.dispatch(LockCommand::Kept),
        }
        Ok(())
    }

    /// Stores the numbers that stay readable while locked, without their history, if they have changed.
    async fn keep_outside(self, store: &Store) -> Result<(), LockFault> {
        let records = self.peek(|model| {
            let diary = &model.diary;
            let agreed = [names::EMERGENCY, names::CRISIS].map(Agreement::id);
            let ids = diary.contacts().map(|(id, _)| id).chain(agreed);
            ids.filter_map(|id| Some(Record::new(id, diary.live(id)?.clone()))).collect_vec()
        });
        if self.inner().outside.borrow().as_ref() == Some(&records) {
            return Ok(());
        }
        store.keep_outside(&records).await.map_err(|_| LockFault::NotStored)?;
        self.inner().outside.replace(Some(records));
        Ok(())
    }
}

async fn header(store: &Store) -> Result<(String, LockHeader), LockFault> {
    let text = store.lock_header().await.map_err(|_| LockFault::Failed)?.ok_or(LockFault::Damaged)?;
    let header = LockHeader::read(&text)?;
    Ok((text, header))
}
