//! What is on the screen, as plain data: a pure function of the model, the language and the time.

mod context;
mod describe;
pub mod node;
mod pages;
mod parts;

use crate::app::Route;
use node::Node;

pub use context::{Cache, Screen};

/// The whole screen: the page and the bar at its foot.
#[must_use]
pub fn draw(screen: &Screen<'_>) -> Vec<Node> {
    let route = screen.model.route;
    let page = match route {
        Route::Now => pages::now(screen),
        Route::Entry(id) => pages::entry(screen, id),
        Route::Dose(id) => pages::dose(screen, id),
        Route::Day(day) => pages::day(screen, day),
        Route::Diary => pages::diary(screen),
        Route::Team => pages::team(screen),
        Route::More => pages::more(screen),
        Route::People => pages::people(screen),
        Route::Medicines => pages::medicines(screen),
        Route::Medicine(id) => pages::medicine(screen, id),
        Route::Backup => pages::backup(screen),
        Route::Storage => pages::storage(screen),
        Route::Settings => pages::settings(screen),
        Route::Install => pages::install(screen),
    };
    vec![page.key(route.to_string()), parts::tab_bar(screen)]
}

#[cfg(test)]
mod tests;
