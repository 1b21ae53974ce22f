//! One of a few, as radio buttons.

use leptos::prelude::*;

/// Radio buttons with a legend.
#[component]
pub fn Choices<T: Clone + PartialEq + Send + Sync + 'static>(
    /// The name the browser groups the buttons by.
    group: &'static str,
    /// What is chosen here.
    #[prop(into)]
    legend: Signal<String>,
    /// Values and their words.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    /// The one that holds.
    #[prop(into)]
    chosen: Signal<T>,
    /// Another one was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView {
    let values = options.get_untracked();
    let buttons = values.into_iter().enumerate().map(|(place, (value, _))| {
        let (this, words) = (value.clone(), move || options.with(|options| options.get(place).map(|(_, words)| words.clone())));
        view! {
            <label class="option">
                <input type="radio" name=group prop:checked=move || chosen.with(|chosen| *chosen == this)
                    on:change=move |_| on_choose.run(value.clone()) />
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="sheet">
            <legend class="visually-hidden">{move || legend.get()}</legend>
            <h2 aria-hidden="true">{move || legend.get()}</h2>
            <div class="options">{buttons.collect_view()}</div>
        </fieldset>
    }
}
