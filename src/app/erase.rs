//! Erasing the diary from this phone.

use super::{Command, Effect, Model, Status, saving};

/// From the second press on nothing is written any more, here and in the other windows; then each window begins anew. Where it could not
/// be done, all goes on as before.
pub(super) fn handle(model: &mut Model, command: &Command) -> Vec<Effect> {
    match command {
        Command::Erase if model.desk.erase_asked => {
            model.erasing = true;
            model.say(Status::Erasing);
            vec![Effect::Erase]
        }
        Command::ErasedElsewhere => {
            model.erasing = true;
            model.say(Status::Erasing);
            Vec::new()
        }
        Command::EraseFailed(fault) => {
            model.erasing = false;
            model.say(Status::NotErased(*fault));
            // What came about meanwhile was not heard; written again it changes nothing.
            saving::retry_all(model)
        }
        _ => Vec::new(),
    }
}
