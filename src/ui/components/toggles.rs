//! A few words of which one holds.

use leptos::prelude::*;

use super::super::live::live;

/// Buttons in a named group; the pressed one holds.
#[component]
pub fn Toggles<T: Clone + PartialEq + Send + Sync + 'static>(
    /// The name of the group.
    name: String,
    /// Values and their words.
    options: Vec<(T, String)>,
    /// The one that holds.
    #[prop(into)]
    chosen: Callback<(), Option<T>>,
    /// The class of the group and of its buttons.
    classes: (&'static str, &'static str),
    /// Another one was pressed.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView {
    let (group_class, button_class) = classes;
    let button = move |(value, words): (T, String)| {
        let this = value.clone();
        let pressed = live(move || if chosen.run(()).as_ref() == Some(&this) { "true" } else { "false" });
        view! {
            <button class=button_class type="button" aria-pressed=pressed on:click=move |_| on_choose.run(value.clone())>
                {words}
            </button>
        }
    };
    view! {
        <div class=group_class role="group" aria-label=name>
            {options.into_iter().map(button).collect_view()}
        </div>
    }
}
