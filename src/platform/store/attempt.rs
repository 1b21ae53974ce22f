//! Runs work on the connection and repeats it on a new connection when that was lost.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::{Either, LocalBoxFuture, select};

use super::Store;
use super::connection::Connection;
use super::trouble::Trouble;
use crate::app::StoreFault;
use crate::platform::pause::sleep;

/// Delay before each further attempt, in milliseconds. After the last one the failure is reported, and the app keeps retrying more slowly.
const RETRY_AFTER_MS: [u32; 4] = [10, 50, 250, 1_000];
/// Time limit of one attempt, in milliseconds; after it the connection counts as dead.
pub(super) const ATTEMPT_MS_MAX: u32 = 20_000;
/// The limit for a transaction that writes a whole diary.
pub(super) const BULK_MS_MAX: u32 = 180_000;

type Work<'a> = dyn Fn(Rc<Connection>) -> LocalBoxFuture<'a, Result<(), Trouble>> + 'a;

impl Store {
    /// Runs `work`, repeatedly if needed. `work` must be idempotent, because the previous attempt may have been committed without notice:
    /// rows are joined, and every attempt adds packs under new keys.
    pub(super) async fn attempt<T>(&self, limit_ms: u32, work: impl AsyncFn(&Connection) -> Result<T, Trouble>) -> Result<T, StoreFault> {
        // One boxed type of work, so that the retry logic is compiled once.
        let result = RefCell::new(None);
        let (work, slot) = (&work, &result);
        let boxed = move |connection: Rc<Connection>| {
            async move {
                slot.replace(Some(work(&connection).await?));
                Ok(())
            }
            .boxed_local()
        };
        self.attempt_boxed(limit_ms, &boxed).await?;
        result.into_inner().ok_or(StoreFault::Broken)
    }

    async fn attempt_boxed(&self, limit_ms: u32, work: &Work<'_>) -> Result<(), StoreFault> {
        let mut waits_ms = RETRY_AFTER_MS.into_iter();
        loop {
            match (self.once(limit_ms, work).await, waits_ms.next()) {
                (Ok(done), _) => return Ok(done),
                (Err(Trouble::Final(fault)), _) => return Err(fault),
                (Err(Trouble::Lost | Trouble::AlreadyExists | Trouble::Changed), None) => return Err(StoreFault::Broken),
                (Err(Trouble::Lost | Trouble::AlreadyExists | Trouble::Changed), Some(wait_ms)) => sleep(wait_ms).await,
            }
        }
    }

    async fn once(&self, limit_ms: u32, work: &Work<'_>) -> Result<(), Trouble> {
        let connection = self.connection().await?;
        let outcome = match select(work(connection.clone()), pin!(sleep(limit_ms))).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(Trouble::Lost),
        };
        if matches!(outcome, Err(Trouble::Lost)) {
            connection.give_up();
        }
        outcome
    }

    /// The connection, for work that ends it.
    pub(super) async fn hold_connection(&self) -> Result<Rc<Connection>, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |_| Ok(())).await?;
        self.0.connection.borrow().clone().ok_or(StoreFault::Broken)
    }

    async fn connection(&self) -> Result<Rc<Connection>, Trouble> {
        if self.0.erased.get() {
            return Err(Trouble::Final(StoreFault::Unavailable));
        }
        if let Some(connection) = self.0.connection.borrow().as_ref().filter(|connection| connection.is_alive()) {
            return Ok(connection.clone());
        }
        let opening = self.0.opening.borrow_mut().get_or_insert_with(|| self.clone().open_known().boxed_local().shared()).clone();
        let opened = opening.clone().await;
        let mut slot = self.0.opening.borrow_mut();
        // The first caller to see it open stores it for the others.
        if slot.as_ref().is_some_and(|current| current.ptr_eq(&opening)) {
            *slot = None;
            self.0.connection.replace(opened.as_ref().ok().cloned());
        }
        opened
    }
}
