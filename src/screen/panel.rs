//! The parts of the screen that are painted by themselves, each when what it depends on has changed.

use super::node::{Node, el};
use super::{Screen, Viewport, pages, parts};
use crate::app::{Emptied, Model, Route, Status, StoreFault};
use crate::domain::CollectVec;

/// A part of the screen with a component of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Heading and content.
    Page,
    /// What was saved last, and Undo; it stands in the page.
    StatusLine,
    /// The bar at the foot.
    TabBar,
}

/// What a panel depends on, besides the words and the minute: as long as it is equal, the panel draws the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs {
    /// How often the model has changed, commits not counted; and what of a commit a page shows.
    Page {
        /// [`Model::page_revision`].
        revision: u64,
        /// The store's fault, and whether anything is not stored because of it.
        fault: Option<(StoreFault, bool)>,
        /// What is said of a store that was emptied.
        emptied: Option<Emptied>,
        /// The pad shows whose word it takes.
        two_voices: bool,
        /// What of the diary's list is in sight; none on a page without it.
        viewport: Option<Viewport>,
    },
    /// What is said, and whether it can be undone.
    StatusLine(Option<(Status, bool)>),
    /// The address that is current in the bar; none where there is no bar.
    TabBar(Option<Route>),
    /// The screen one is on.
    Route(Route),
}

impl Panel {
    /// What it depends on.
    #[must_use]
    pub fn inputs(self, model: &Model, viewport: Viewport) -> Inputs {
        match self {
            Self::Page => Inputs::Page {
                revision: model.page_revision,
                fault: model.outbox.fault.map(|fault| (fault, model.has_unsaved())),
                emptied: model.loading.emptied,
                two_voices: model.settings.two_voices,
                viewport: model.route.is_diary().then_some(viewport),
            },
            Self::StatusLine => Inputs::StatusLine(model.line.as_ref().map(|line| (line.status.clone(), line.undo.is_some()))),
            Self::TabBar => Inputs::TabBar(has_tab_bar(model.route).then(|| model.route.tab())),
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn draw(self, screen: &Screen<'_>) -> Vec<Node> {
        match self {
            Self::Page => vec![page(screen)],
            Self::StatusLine => parts::status(screen),
            Self::TabBar => has_tab_bar(screen.model.route).then(|| parts::tab_bar(screen)).into_iter().collect_vec(),
        }
    }
}

/// In the room there is nothing but the question, and the page that is handed over is nothing but the page.
const fn has_tab_bar(route: Route) -> bool {
    !matches!(route, Route::Room(_) | Route::Doctor | Route::DoctorThen(_))
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

/// The whole screen, every panel in its place.
#[must_use]
pub fn draw(screen: &Screen<'_>) -> Vec<Node> {
    let draw = |panel: Panel| panel.draw(screen);
    [Panel::Page, Panel::TabBar].into_iter().flat_map(draw).map(|node| node.filled(&draw)).collect_vec()
}
