//! The list of everything else.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{page, status_line};
use crate::app::Route;

/// The screen behind "More".
pub fn more(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let link = |route: Route, title: String, hint: String| {
        let words = el("span", "").child(el("b", "").say(title)).child(el("span", "soft").say(hint));
        el("li", "").child(el("a", "").with("href", route.to_string()).child(words))
    };
    let mut content = status_line(screen);
    content.push(
        el("ul", "sheet links")
            .child(link(Route::Medicines, text.medicines_title(), text.more_medicines_hint()))
            .child(link(Route::People, text.people_title(), text.more_people_hint()))
            .child(link(Route::WarningSigns, text.signs_title(), text.signs_hint()))
            .child(link(Route::Backup, text.backup_title(), text.more_backup_hint()))
            .child(link(Route::Storage, text.storage_title(), text.more_storage_hint()))
            .child(link(Route::Settings, text.settings_title(), text.more_settings_hint()))
            .child(link(Route::Install, text.install_title(), text.more_install_hint())),
    );
    content.push(
        el("section", "stack")
            .child(el("h2", "").say(text.about_title()))
            .child(el("p", "").say(text.about_privacy()))
            .child(el("p", "").say(text.about_not_device())),
    );
    page(screen, text.more_title(), content)
}
