//! The list of everything else, in groups.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{Picture, icon_row, page, status_line};
use crate::app::Route;

/// The screen behind "More".
pub fn more(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let group = |heading: String, rows: Vec<Node>| {
        el("section", "stack tight").child(el("h2", "soft").text(heading)).child(el("ul", "sheet links").children(rows))
    };
    let mut content = status_line(screen);
    content.push(group(
        text.more_diary(),
        vec![
            icon_row(Picture::Backup, Route::Backup, text.backup_title(), text.more_backup_hint()),
            icon_row(Picture::Exchange, Route::Exchange, text.exchange_title(), text.exchange_hint()),
            icon_row(Picture::Changes, Route::Changes, text.changes_title(), text.changes_hint()),
        ],
    ));
    content.push(group(
        text.more_care(),
        vec![
            icon_row(Picture::Medicine, Route::Medicines, text.medicines_title(), text.more_medicines_hint()),
            icon_row(Picture::Person, Route::People, text.people_title(), text.more_people_hint()),
            icon_row(Picture::ForTwo, Route::ForTwo, text.setup_title(), text.setup_hint()),
        ],
    ));
    content.push(group(
        text.more_help(),
        vec![
            icon_row(Picture::Warning, Route::WarningSigns, text.signs_link(), text.signs_hint()),
            icon_row(Picture::Add, Route::Install, text.install_title(), text.more_install_hint()),
        ],
    ));
    content.push(group(
        text.more_phone(),
        vec![
            icon_row(Picture::Lock, Route::Lock, text.lock_title(), text.lock_hint()),
            icon_row(Picture::Storage, Route::Storage, text.storage_title(), text.more_storage_hint()),
            icon_row(Picture::Settings, Route::Settings, text.settings_title(), text.more_settings_hint()),
        ],
    ));
    content.push(
        el("section", "stack tight")
            .child(el("h2", "soft").text(text.about_title()))
            .child(el("div", "sheet stack").child(el("p", "").text(text.about_privacy())).child(el("p", "").text(text.about_not_device()))),
    );
    page(screen, text.more_title(), content)
}
