//! The bar at the foot of every screen.

use leptos::prelude::*;

use super::super::live::live;
use super::{Icon, Picture};
use crate::app::Route;

/// Links to the main screens.
#[component]
pub fn TabBar(
    /// The name of the bar for screen readers.
    name: String,
    /// Where to, and in which words.
    tabs: [(Route, String); 3],
    /// Where one is.
    #[prop(into)]
    current: Callback<(), Route>,
) -> impl IntoView {
    let tab = |(route, words): (Route, String)| {
        let picture = match route {
            Route::Now => Picture::Now,
            Route::Diary => Picture::Diary,
            _ => Picture::More,
        };
        view! {
            <a class="tab" href=route.to_string() aria-current=live(move || (current.run(()) == route).then_some("page"))>
                <Icon picture />
                <span>{words}</span>
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=name>
            {tabs.map(tab).into_iter().collect_view()}
        </nav>
    }
}
