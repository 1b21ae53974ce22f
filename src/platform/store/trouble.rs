//! What the browser's errors mean: final, or worth another try.

use wasm_bindgen::JsValue;

use crate::app::StoreFault;
use crate::platform::dom::error_name;

/// Why a transaction did not come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Trying again will not help.
    Final(StoreFault),
    /// The connection is gone, or the browser gave up on the transaction: open anew and try again.
    Lost,
    /// Something lies already where something was to be added.
    AlreadyExists,
}

impl Trouble {
    /// By the name of the `DOMException`. WebKit's "Connection to Indexed Database server lost" comes as `UnknownError`, a closed
    /// connection as `InvalidStateError`, an abort without a reason as no name at all.
    pub fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Final(StoreFault::Full),
            "VersionError" => Self::Final(StoreFault::Newer),
            "SecurityError" => Self::Final(StoreFault::Unavailable),
            "ConstraintError" => Self::AlreadyExists,
            // A store is missing, or a key is none: no other try can mend that.
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
