//! One of a few, as radio buttons.

use leptos::prelude::*;

/// Radio buttons with a legend.
#[component]
pub fn Choices(
    /// The name the browser groups the buttons by.
    group: &'static str,
    /// What is chosen here.
    legend: String,
    /// The words of each choice.
    options: Vec<String>,
    /// The place of the one that holds.
    chosen: usize,
    /// Another one was chosen.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let button = move |(place, words): (usize, String)| {
        view! {
            <label class="option">
                <input type="radio" name=group prop:checked=place == chosen on:change=move |_| on_choose.run(place) />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="sheet">
            <legend class="visually-hidden">{legend.clone()}</legend>
            <h2 aria-hidden="true">{legend}</h2>
            <div class="options">{options.into_iter().enumerate().map(button).collect_view()}</div>
        </fieldset>
    }
}
