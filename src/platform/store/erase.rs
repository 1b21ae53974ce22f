//! Deletes the whole database, after the person confirmed it twice.

use std::future::IntoFuture;
use std::pin::pin;

use futures::future::{Either, select};
use idb::Factory;

use super::Store;
use super::trouble::Trouble;
use crate::app::StoreFault;
use crate::platform::pause::sleep;

/// Time another window may block the deletion before it is reported, in milliseconds.
const BLOCKED_MS_MAX: u32 = 10_000;

impl Store {
    /// Closes the store permanently in this window: later calls fail and open nothing. Running transactions finish.
    pub fn close(&self) {
        self.0.erased.set(true);
        if let Some(connection) = self.0.connection.take() {
            connection.give_up();
        }
    }

    /// Deletes the database.
    ///
    /// # Errors
    /// [`StoreFault::Blocked`] when another window keeps it open, or another fault; then the diary is unchanged and usable.
    pub async fn erase(&self) -> Result<(), StoreFault> {
        self.close();
        let deleted = match Factory::new().and_then(|factory| factory.delete(&self.0.name)) {
            Ok(request) => match select(request.into_future(), pin!(sleep(BLOCKED_MS_MAX))).await {
                Either::Left((deleted, _)) => deleted.map_err(Trouble::from),
                Either::Right(_) => Err(Trouble::Final(StoreFault::Blocked)),
            },
            Err(error) => Err(error.into()),
        };
        deleted.map_err(|trouble| {
            self.0.erased.set(false);
            match trouble {
                Trouble::Final(fault) => fault,
                Trouble::Lost | Trouble::AlreadyExists | Trouble::Changed => StoreFault::Broken,
            }
        })
    }
}
