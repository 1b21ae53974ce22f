//! Erasing the diary from this phone.

use crate::app::{Effect, Erase, Model, Status, saving};

/// After the confirmation nothing is written any more, here and in the other windows; then each window restarts. If erasing fails, writing
/// continues.
pub(super) fn handle(model: &mut Model, erase: Erase) -> Vec<Effect> {
    match erase {
        Erase::Confirmed => {
            if !model.ui.erase_asked {
                return Vec::new();
            }
            start(model);
            vec![Effect::Erase]
        }
        Erase::Elsewhere => {
            start(model);
            Vec::new()
        }
        Erase::Failed(fault) => {
            model.erasing = false;
            model.set_status(Status::NotErased(fault));
            // Commits reported meanwhile were ignored. Writing the same versions again changes nothing.
            saving::retry_all(model)
        }
    }
}

/// Shows the question whether to erase.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    model.ui.erase_asked = true;
    Vec::new()
}

fn start(model: &mut Model) {
    model.erasing = true;
    model.set_status(Status::Erasing);
}
