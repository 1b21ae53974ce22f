//! Classifies the browser's errors: final, or worth another attempt.

use wasm_bindgen::JsValue;

use crate::app::StoreFault;
use crate::platform::dom::error_name;

/// Why a transaction failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Another attempt cannot succeed.
    Final(StoreFault),
    /// The connection was lost or the browser aborted the transaction: reconnect and try again.
    Lost,
    /// The key to be added already exists.
    AlreadyExists,
    /// What was read has been changed by another window before it was replaced: try again.
    Changed,
}

impl Trouble {
    /// From the name of the `DOMException`. WebKit reports "Connection to Indexed Database server lost" as `UnknownError`, a closed
    /// connection as `InvalidStateError`, and an abort without a reason without a name.
    pub fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Final(StoreFault::Full),
            "VersionError" => Self::Final(StoreFault::Newer),
            "SecurityError" => Self::Final(StoreFault::Unavailable),
            "ConstraintError" => Self::AlreadyExists,
            // A missing store or an invalid key: another attempt fails the same way.
            "NotFoundError" | "DataError" | "DataCloneError" => Self::Final(StoreFault::Broken),
            _ => Self::Lost,
        }
    }

    pub fn thrown(error: &JsValue) -> Self {
        Self::named(&error_name(error))
    }
}

impl From<idb::Error> for Trouble {
    fn from(error: idb::Error) -> Self {
        use idb::Error as E;
        match error {
            E::IndexedDbNotFound(_) => Self::Final(StoreFault::Unavailable),
            E::DomException(exception) => Self::named(&exception.name()),
            E::IndexedDbOpenFailed(error) => Self::thrown(&error),
            _ => Self::Lost,
        }
    }
}
