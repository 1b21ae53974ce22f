//! The pad. One tap saves; what can be added stands below it.

use leptos::prelude::*;

use super::super::components::{Pad, PadKey, Toggles};
use super::super::live::{live, live_view};
use super::super::shell::App;
use super::entry_card::EntryCard;
use super::page::{Page, StatusLine};
use crate::app::{Command, Tap};
use crate::domain::{Pain, Score, Speaker};
use crate::text::Text;

/// The keys of a pad, in the words of the language.
pub fn pad_keys(text: &Text) -> Vec<PadKey> {
    let small = |score| match score {
        Score::Number(pain) if pain.number() == 0 => Some(text.pad_none_small()),
        Score::Number(Pain::WORST) => Some(text.pad_worst_small()),
        _ => None,
    };
    let face = |score| if score == Score::TooMuch { text.pad_too_much() } else { text.score(score) };
    Pain::all()
        .map(Score::Number)
        .chain([Score::TooMuch])
        .map(|score| PadKey { score, face: face(score), small: small(score), name: text.key(score) })
        .collect()
}

/// The first screen.
#[component]
pub fn NowPage() -> impl IntoView {
    let app = expect_context::<App>();
    let voice = app.watch(|model| model.settings.voice.clone());
    let shown = app.watch(|model| model.shown.filter(|id| model.diary.entry(*id).is_some()));
    let two_voices = app.watch(|model| model.settings.two_voices);
    let voices = move || {
        view! {
            <Toggles
                name=app.say(Text::voice_group)
                options=app.say(|text| vec![(Speaker::Patient, text.voice_patient()), (Speaker::Carer, text.voice_carer())])
                chosen=move |()| Some(voice.get())
                classes=("voices", "voice")
                on_choose=move |voice| app.dispatch(Command::Voice(voice))
            />
        }
    };
    let record = move |score| {
        let who = app.peek(|model| if model.settings.two_voices { model.settings.voice.clone() } else { Speaker::Patient });
        app.dispatch(Command::Record(Tap { early_id: None, score, at: app.now(), who }));
    };
    view! {
        <Page title=app.say(Text::now_title)>
            {live_view(move || two_voices.get().then(voices))}
            <Pad
                name=app.say(Text::now_title)
                keys=app.say(pad_keys)
                on_tap=record
            />
            <StatusLine />
            {live(move || match shown.get() {
                Some(id) => view! { <EntryCard id /> }.into_any(),
                None => last_entry(app),
            })}
        </Page>
    }
}

/// The entry before this visit to the screen.
fn last_entry(app: App) -> AnyView {
    let last = app.watch(|model| {
        let entry = model.diary.entry(model.diary.rows().first()?.id)?;
        Some((entry.score, entry.at))
    });
    let words = move || {
        let (score, at) = last.get()?;
        let when = |text: &Text| if at.day() == app.now().day() { text.intl.time(at) } else { text.intl.date_time(at) };
        Some(app.say(|text| text.last_entry(&text.score(score), &when(text))))
    };
    view! { <p class="soft">{live(words)}</p> }.into_any()
}
