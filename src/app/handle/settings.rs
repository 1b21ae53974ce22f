//! Changes settings of this phone.

use crate::app::{Effect, Env, Model, Setting, typed};

pub(super) fn handle(model: &mut Model, setting: Setting, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    match setting {
        Setting::Language(language) => model.settings.language = language,
        Setting::Appearance(appearance) => model.settings.appearance = appearance,
        Setting::TextSize(text_size) => model.settings.text_size = text_size,
        Setting::LeaveOut(what) => {
            // The opened details may be left out now.
            model.ui.doctor.opened = None;
            model.settings.leave_out_or_not(what);
        }
        Setting::Voice(voice) => {
            // Text typed so far belongs to the previous speaker.
            effects = typed::leave(model, env);
            model.settings.speak(voice);
        }
    }
    effects.push(Effect::KeepSettings);
    effects
}
