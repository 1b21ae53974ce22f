//! Draws the panels, and the whole screen.

use super::node::{Node, el};
use super::panel::has_tab_bar;
use super::{Panel, Screen, pages, parts};
use crate::app::Route;
use crate::domain::CollectVec;

impl Panel {
    /// Its content.
    #[must_use]
    pub fn draw(self, screen: &Screen<'_>) -> Vec<Node> {
        match self {
            Self::Page => vec![page(screen)],
            Self::StatusLine => parts::status(screen),
            Self::ReportRest => screen.later.map_or_else(Vec::new, |later| (later.report_rest)(screen)),
            Self::ReportPaper => screen.later.map_or_else(Vec::new, |later| (later.report_paper)(screen)),
            Self::TabBar => has_tab_bar(screen.model.route).then(|| parts::tab_bar(screen)).into_iter().collect_vec(),
        }
    }
}

fn page(screen: &Screen<'_>) -> Node {
    let route = screen.model.route;
    let page = match (route, screen.later) {
        (Route::Now, _) => pages::now(screen),
        (_, Some(later)) => (later.page)(screen),
        (_, None) => {
            let missing = parts::later_missing(screen);
            let content = missing.unwrap_or_else(|| el("p", "").attr("aria-busy", "true"));
            let title = if screen.model.platform.later_missing { screen.text.app_name() } else { screen.text.loading() };
            parts::page(screen, title, std::iter::once(content).chain(parts::status_line(screen)).collect_vec())
        }
    };
    page.key(route.to_string())
}

/// The whole screen with the content of all panels.
#[must_use]
pub fn draw(screen: &Screen<'_>) -> Vec<Node> {
    let draw = |panel: Panel| panel.draw(screen);
    [Panel::Page, Panel::TabBar].into_iter().flat_map(draw).map(|node| node.filled(&draw)).collect_vec()
}
