//! What is on the screen, as plain data: a pure function of the model, the language and the time.

mod context;
mod describe;
mod later;
pub mod node;
mod pages;
mod parts;
mod plain;
mod version_words;

use crate::app::Route;
use node::{Node, el};

pub use context::{Cache, Screen};
pub use later::Later;

/// The whole screen: the page and the bar at its foot.
#[must_use]
pub fn draw(screen: &Screen<'_>) -> Vec<Node> {
    let route = screen.model.route;
    let page = match (route, screen.later) {
        (Route::Now, _) => pages::now(screen),
        (_, Some(later)) => (later.page)(screen),
        (_, None) => {
            let missing = parts::later_missing(screen);
            let content = missing.unwrap_or_else(|| el("p", "").attr("aria-busy", "true"));
            let title = if screen.model.around.later_missing { screen.text.app_name() } else { screen.text.loading() };
            parts::page(screen, title, std::iter::once(content).chain(parts::status_line(screen)).collect())
        }
    };
    // In the room there is nothing but the question, and the page that is handed over is nothing but the page.
    let bar = (!matches!(route, Route::Room(_) | Route::Doctor | Route::DoctorThen(_))).then(|| parts::tab_bar(screen));
    [Some(page.key(route.to_string())), bar].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
