//! The pad. One tap records; details can be added below it.

use super::super::Screen;
use super::super::node::Node;
use super::super::parts::{later_missing, pad, page, status_line, toggles};
use crate::app::{Command, Pad, Setting};
use crate::domain::SpeakerRef;

/// The first screen.
pub fn now(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = Vec::new();
    content.extend(model.settings.two_voices.then(|| voices(screen)));
    content.push(pad(screen, text.now_title(), None, &|score| Command::Pad(Pad::Tap(score))));
    content.extend(status_line(screen));
    content.extend(later_missing(screen));
    content.extend(screen.later.map(|later| (later.below_the_pad)(screen)).unwrap_or_default());
    page(screen, text.now_title(), content)
}

/// The speaker of the pad: the patient, or the carer who spoke last on this phone.
pub fn voices(screen: &Screen<'_>) -> Node {
    let voice = &screen.model.settings.voice;
    let carer = if *voice == SpeakerRef::Patient { screen.model.settings.carer.clone() } else { voice.clone() };
    let option = |speaker: SpeakerRef| (screen.switch_words(&speaker), *voice == speaker, Command::Setting(Setting::Voice(speaker)));
    toggles(("voices", "voice"), screen.text.voice_group(), vec![option(SpeakerRef::Patient), option(carer)])
}
