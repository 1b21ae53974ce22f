//! A button with words on it.

use leptos::prelude::*;

/// A button.
#[component]
pub fn Button(
    /// Its look: `button`, `button plain`, `ghost`, `ghost danger`, `call`.
    look: &'static str,
    /// What it says.
    words: String,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button class=look type="button" on:click=move |_| on_press.run(())>
            {words}
        </button>
    }
}
