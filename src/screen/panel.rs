//! Parts of the screen that are redrawn independently, each when its inputs change.

use super::node::{Node, el};
use super::{Screen, Viewport, pages, parts};
use crate::app::{Emptied, Model, Route, Status, StoreFault};
use crate::domain::CollectVec;

/// A part of the screen with a component of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Heading and content.
    Page,
    /// The status line with Undo; it is inside the page.
    StatusLine,
    /// The tab bar.
    TabBar,
}

/// Inputs of a panel, besides language and minute: while they are equal, the panel draws the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs {
    /// The state that a page shows.
    Page {
        /// [`Model::page_revision`].
        revision: u64,
        /// The fault of the store, and whether something is not stored because of it.
        fault: Option<(StoreFault, bool)>,
        /// State of the recovery of an emptied store.
        emptied: Option<Emptied>,
        /// True when the pad shows its switch.
        two_voices: bool,
        /// The visible part of the diary's list; `None` on a page without it.
        viewport: Option<Viewport>,
    },
    /// The status, and whether it can be undone.
    StatusLine(Option<(Status, bool)>),
    /// The current tab; `None` where there is no bar.
    TabBar(Option<Route>),
    /// The current screen.
    Route(Route),
}

impl Panel {
    /// Its current inputs.
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

    /// Its content.
    #[must_use]
    pub fn draw(self, screen: &Screen<'_>) -> Vec<Node> {
        match self {
            Self::Page => vec![page(screen)],
            Self::StatusLine => parts::status(screen),
            Self::TabBar => has_tab_bar(screen.model.route).then(|| parts::tab_bar(screen)).into_iter().collect_vec(),
        }
    }
}

/// False in the room and on the page to be printed, which show nothing else.
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

/// The whole screen with the content of all panels.
#[must_use]
pub fn draw(screen: &Screen<'_>) -> Vec<Node> {
    let draw = |panel: Panel| panel.draw(screen);
    [Panel::Page, Panel::TabBar].into_iter().flat_map(draw).map(|node| node.filled(&draw)).collect_vec()
}
