//! A note that saves itself while it is typed.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::super::live::live;
use crate::domain::Note;

/// How long typing rests before the note is reported.
const REST: Duration = Duration::from_millis(400);

/// A text area; reports every keystroke as a draft and, after a rest and on leaving, the note.
#[component]
pub fn NoteField(
    /// The word above it.
    label: String,
    /// What is said when the note is as long as it can be.
    limit_hint: String,
    /// The note that holds.
    #[prop(into)]
    value: Callback<(), Note>,
    /// Something was typed.
    #[prop(into)]
    on_draft: Callback<String>,
    /// The note is now this.
    #[prop(into)]
    on_change: Callback<Note>,
) -> impl IntoView {
    let area = NodeRef::<leptos::html::Textarea>::new();
    // What the field last reported or was given, and what stands in it: where they differ, somebody has typed.
    let known = StoredValue::new(untrack(|| value.run(())).as_str().to_owned());
    let latest = StoredValue::new(known.get_value());
    let full = RwSignal::new(false);
    let report = move || {
        let Some(text) = latest.try_get_value().filter(|text| known.try_get_value().is_some_and(|known| known != *text)) else { return };
        if let Ok(note) = Note::new(&text) {
            known.set_value(text);
            on_change.run(note);
        }
    };
    let mut rested = debounce(REST, move |()| report());
    let on_input = move |_| {
        let Some(text) = area.get_untracked().map(|area| area.value()) else { return };
        full.set(text.encode_utf16().count() >= Note::LIMIT_CHARS);
        latest.set_value(text.clone());
        on_draft.run(text);
        rested(());
    };
    // Another tab, an import or an undo changed it. What is being typed here is not overwritten; it becomes the newer version.
    Effect::new(move |_| {
        let note = value.run(()).as_str().to_owned();
        let Some(area) = area.get() else { return };
        if known.get_value() == latest.get_value() && known.get_value() != note {
            area.set_value(&note);
            latest.set_value(note.clone());
            known.set_value(note);
        }
    });
    let hidden = window_event_listener(leptos::ev::pagehide, move |_| report());
    let switched = window_event_listener_untyped("visibilitychange", move |_| report());
    on_cleanup(move || {
        report();
        hidden.remove();
        switched.remove();
    });
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea rows="3" maxlength=Note::LIMIT_CHARS.to_string() dir="auto" node_ref=area on:input=on_input on:blur=move |_| report()
                prop:value=known.get_value()></textarea>
            <span class="field-hint" role="status">{live(move || full.get().then(|| limit_hint.clone()))}</span>
        </label>
    }
}
