//! The screens that come after the pad. In the browser they are a part of the program that is loaded once the pad takes taps, so only
//! [`Later::here`] may name them; whatever else is reached from there alone goes with them.

use super::node::Node;
use super::{Screen, pages};
use crate::app::Route;

/// How the later part draws.
#[derive(Clone, Copy)]
pub struct Later {
    /// A screen but the first.
    pub(super) page: fn(&Screen<'_>) -> Node,
    /// What stands under the pad.
    pub(super) below_the_pad: fn(&Screen<'_>) -> Vec<Node>,
}

impl Later {
    /// With all of it.
    #[must_use]
    pub fn here() -> Self {
        Self { page, below_the_pad: pages::below_the_pad }
    }
}

fn page(screen: &Screen<'_>) -> Node {
    match screen.model.route {
        Route::Now => pages::now(screen),
        Route::Entry(id) => pages::entry(screen, id),
        Route::Dose(id) => pages::dose(screen, id),
        Route::Day(day) => pages::day(screen, day),
        Route::Diary => pages::diary(screen),
        Route::Team => pages::team(screen),
        Route::More => pages::more(screen),
        _ => pages::more(screen),
        Route::People => pages::people(screen),
        Route::Medicines => pages::medicines(screen),
        Route::Medicine(id) => pages::medicine(screen, id),
        Route::Backup => pages::backup(screen),
        Route::Storage => pages::storage(screen),
        Route::Settings => pages::settings(screen),
        Route::Install => pages::install(screen),
    }
}
