//! A number in its colour.

use leptos::prelude::*;

use crate::domain::Score;

/// The square that stands for a score; what it says is said in words beside it.
#[component]
pub fn ScoreMark(
    /// Which.
    score: Score,
) -> impl IntoView {
    let face = match score {
        Score::Number(pain) => pain.number().to_string(),
        Score::TooMuch => "!".to_owned(),
    };
    view! { <span class="score" data-score=score.to_string() aria-hidden="true">{face}</span> }
}
