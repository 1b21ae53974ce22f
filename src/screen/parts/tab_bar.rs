//! The bar at the foot of every screen.

use super::super::Screen;
use super::super::node::{Node, el};
use super::{Picture, icon};
use crate::app::Route;

/// Links to the main screens.
pub fn tab_bar(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let current = screen.model.route.tab();
    let tab = |route: Route, picture, words| {
        let link = el("a", "tab").with("href", route.to_string()).child(icon(picture)).child(el("span", "").text(words));
        if route == current { link.attr("aria-current", "page") } else { link }
    };
    el("nav", "tabs")
        .label(text.app_name())
        .child(tab(Route::Now, Picture::Now, text.tab_now()))
        .child(tab(Route::Diary, Picture::Diary, text.tab_diary()))
        .child(tab(Route::Visit, Picture::Visit, text.tab_visit()))
        .child(tab(Route::More, Picture::More, text.tab_more()))
}
