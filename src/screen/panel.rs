//! Parts of the screen that are redrawn independently, each when its inputs change.

use super::{PageSize, Viewport};
use crate::app::{Emptied, Model, Route, Status, StoreFault};

/// A part of the screen with a component of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Heading and content.
    Page,
    /// The status line with Undo; it is inside the page.
    StatusLine,
    /// The tab bar.
    TabBar,
    /// The rest of the doctor's report, drawn after the page is painted: its start fills the screen.
    ReportRest,
    /// The report on paper, drawn after that.
    ReportPaper,
}

/// Inputs of a panel, besides language and minute: while they are equal, the panel draws the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs {
    /// The state that a page shows.
    Page {
        /// [`Model::page_revision`].
        revision: u64,
        /// The fault of the store, and whether something, and whether a record, is not stored because of it.
        fault: Option<(StoreFault, bool, bool)>,
        /// State of the recovery of an emptied store.
        emptied: Option<Emptied>,
        /// True when the pad shows its switch.
        two_voices: bool,
        /// The visible part of the diary's list; `None` on a page without it.
        viewport: Option<Viewport>,
        /// The column, on pages with plots over its width.
        page: Option<PageSize>,
    },
    /// The status, and whether it can be undone.
    StatusLine(Option<(Status, bool)>),
    /// The current tab; `None` where there is no bar.
    TabBar(Option<Route>),
    /// The current screen.
    Route(Route),
}

impl Panel {
    /// How many there are.
    pub const COUNT: usize = 5;

    /// Its current inputs.
    #[must_use]
    pub fn inputs(self, model: &Model, viewport: Viewport) -> Inputs {
        match self {
            Self::Page | Self::ReportRest | Self::ReportPaper => Inputs::Page {
                revision: model.page_revision,
                fault: model.outbox.fault.map(|fault| (fault, model.has_unsaved(), model.has_unsaved_records())),
                emptied: model.loading.emptied,
                two_voices: model.settings.two_voices,
                viewport: model.route.is_diary().then_some(viewport),
                page: has_plots(model.route).then_some(viewport.page),
            },
            Self::StatusLine => Inputs::StatusLine(model.line.as_ref().map(|line| (line.status.clone(), line.undo.is_some()))),
            Self::TabBar => Inputs::TabBar(has_tab_bar(model.route).then(|| model.route.tab())),
        }
    }
}

/// True on the doctor's page and that of a medicine.
const fn has_plots(route: Route) -> bool {
    matches!(route, Route::Doctor | Route::DoctorThen(_) | Route::Medicine(_))
}

/// False in the room and on the page to be printed, which show nothing else.
pub(super) const fn has_tab_bar(route: Route) -> bool {
    !matches!(route, Route::Room(_) | Route::Doctor | Route::DoctorThen(_))
}
