//! Files of the rescue page: raw stored rows, taps made before the program ran, and drafts.

mod content;
mod draft;
mod unpacking;

pub(super) use content::Rescued;
pub use draft::{RescuedDraft, stored_draft_name};
pub(super) use unpacking::Unpacking;
