//! The pad: 0 to 10 and "Too much: call".

use leptos::prelude::*;

use crate::domain::Score;

/// One key of the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadKey {
    /// What it records.
    pub score: Score,
    /// What stands on it.
    pub face: String,
    /// The end of the scale it names, in small print.
    pub small: Option<String>,
    /// Its name for screen readers.
    pub name: String,
}

/// Twelve keys; a tap is a callback.
#[component]
pub fn Pad(
    /// The name of the group.
    name: String,
    /// The keys in their order.
    keys: Vec<PadKey>,
    /// A key was tapped.
    #[prop(into)]
    on_tap: Callback<Score>,
) -> impl IntoView {
    view! {
        <div class="pad" role="group" aria-label=name>
            {keys.into_iter().map(|key| key_view(key, on_tap)).collect_view()}
        </div>
    }
}

fn key_view(key: PadKey, on_tap: Callback<Score>) -> impl IntoView {
    let PadKey { score, face, small, name } = key;
    let class = if score == Score::TooMuch { "key too" } else { "key" };
    view! {
        <button class=class type="button" data-score=score.to_string() aria-label=name on:click=move |_| on_tap.run(score)>
            <span>{face}</span>
            " "
            {small.map(|small| view! { <small>{small}</small> })}
        </button>
    }
}
