//! Taps on the pad.

use crate::app::typed::flush_then;
use crate::app::{Effect, Env, Model, Pad, Tap, edit};
use crate::domain::SpeakerRef;

pub(super) fn handle(model: &mut Model, pad: Pad, env: &mut Env<'_>) -> Vec<Effect> {
    match pad {
        Pad::Tap(score) => {
            let tap = Tap { id: env.new_id(), score, at: env.now, who: model.speaker() };
            flush_then(model, env, |model, env| edit::record(model, tap, env))
        }
        Pad::Record(tap) => record(model, tap, env),
    }
}

/// A tap that was made before the program ran, or before the store was open.
pub(super) fn record(model: &mut Model, tap: Tap, env: &mut Env<'_>) -> Vec<Effect> {
    edit::record(model, named(model, tap), env)
}

/// `early.js` records only "carer"; this sets the carer who spoke last.
fn named(model: &Model, tap: Tap) -> Tap {
    match (&tap.who, &model.settings.carer) {
        (SpeakerRef::Carer, carer @ SpeakerRef::Person(_)) => Tap { who: carer.clone(), ..tap },
        _ => tap,
    }
}
