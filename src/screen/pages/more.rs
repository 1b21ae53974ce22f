//! The list of everything else.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{link_row, page, status_line};
use crate::app::Route;

/// The screen behind "More".
pub fn more(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    content.push(
        el("ul", "sheet links")
            .child(link_row(Route::Medicines, text.medicines_title(), text.more_medicines_hint()))
            .child(link_row(Route::People, text.people_title(), text.more_people_hint()))
            .child(link_row(Route::WarningSigns, text.signs_link(), text.signs_hint()))
            .child(link_row(Route::Backup, text.backup_title(), text.more_backup_hint()))
            .child(link_row(Route::Changes, text.changes_title(), text.changes_hint()))
            .child(link_row(Route::Storage, text.storage_title(), text.more_storage_hint()))
            .child(link_row(Route::Settings, text.settings_title(), text.more_settings_hint()))
            .child(link_row(Route::Install, text.install_title(), text.more_install_hint())),
    );
    content.push(
        el("section", "stack")
            .child(el("h2", "").text(text.about_title()))
            .child(el("p", "").text(text.about_privacy()))
            .child(el("p", "").text(text.about_not_device())),
    );
    page(screen, text.more_title(), content)
}
