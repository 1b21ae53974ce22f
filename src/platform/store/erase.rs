//! Deleting the whole database, which the person has asked for twice.

use std::future::IntoFuture;
use std::pin::pin;

use futures::future::{Either, select};
use idb::Factory;

use super::Store;
use super::trouble::Trouble;
use crate::app::StoreFault;
use crate::platform::pause::sleep;

/// How long another window may hold the diary open before it is said so, in milliseconds.
const BLOCKED_MS_MAX: u32 = 10_000;

impl Store {
    /// Closes the diary for good in this window; what is asked of it afterwards fails and opens nothing. Transactions under way come to
    /// their end.
    pub fn close(&self) {
        self.0.erased.set(true);
        if let Some(connection) = self.0.connection.take() {
            connection.give_up();
        }
    }

    /// Deletes the database.
    ///
    /// # Errors
    /// [`StoreFault::Blocked`] when another window does not let go of it, or another fault; then the diary is as it was and can be used.
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
                Trouble::Lost | Trouble::AlreadyExists => StoreFault::Broken,
            }
        })
    }
}
