//! The later screens ([`LazyScreens`]). In a split build they are in the later part, which is loaded once the pad takes taps. Only
//! [`LazyScreens::here`] may name them; code reachable only from there is moved with them.

use super::node::Node;
use super::{LazyScreens, Screen, pages};
use crate::app::{LaterSteps, OutgoingSteps, ReadingSteps, Route};
use crate::domain::RecordId;
use crate::text::later_words;

impl LazyScreens {
    /// All functions of the later part.
    #[must_use]
    pub fn here() -> Self {
        Self {
            page,
            text,
            calendar,
            words: later_words,
            steps: LaterSteps::here,
            reading: ReadingSteps::here,
            outgoing: OutgoingSteps::here,
            below_the_pad: pages::below_the_pad,
            report_rest: pages::report_rest,
            report_paper: pages::report_paper,
            orphans: pages::orphans,
        }
    }
}

fn text(screen: &Screen<'_>) -> String {
    match screen.model.route {
        Route::Doctor => pages::doctor_text(screen, None),
        Route::DoctorThen(id) => pages::doctor_text(screen, Some(id)),
        _ => screen.script(),
    }
}

fn calendar(screen: &Screen<'_>, id: RecordId) -> Option<String> {
    let visit = screen.model.diary.visit(id)?;
    Some(crate::format::calendar(id, visit, &screen.text.calendar_title(), screen.now))
}

fn page(screen: &Screen<'_>) -> Node {
    let route = screen.model.route;
    if screen.model.lock.is_locked() && !matches!(route, Route::Now | Route::Team | Route::WarningSigns) {
        return pages::locked(screen);
    }
    match route {
        Route::Now => pages::now(screen),
        Route::Entry(id) => pages::entry(screen, id),
        Route::Dose(id) => pages::dose(screen, id),
        Route::Day(day) => pages::day(screen, day),
        Route::Diary | Route::DiaryFilter => pages::diary(screen),
        Route::Team => pages::team(screen),
        Route::Call(id) => pages::call(screen, id),
        Route::Visit => pages::visit(screen),
        Route::VisitOf(id) => pages::visit_one(screen, id),
        Route::Room(id) => pages::room(screen, id),
        Route::ReadBack(id) => pages::read_back(screen, id),
        Route::Question(id) => pages::question(screen, id),
        Route::RecallForm => pages::recall_form(screen),
        Route::Doctor => pages::doctor(screen),
        Route::DoctorThen(id) => pages::doctor_then(screen, id),
        Route::WarningSigns => pages::warning_signs(screen),
        Route::More => pages::more(screen),
        Route::People => pages::people(screen),
        Route::Medicines => pages::medicines(screen),
        Route::Medicine(id) => pages::medicine(screen, id),
        Route::Backup => pages::backup(screen),
        Route::Exchange => pages::exchange(screen),
        Route::ForTwo => pages::for_two(screen),
        Route::StreamShow => pages::stream_show(screen),
        Route::StreamScan => pages::stream_scan(screen),
        Route::Changes => pages::changes(screen),
        Route::Storage => pages::storage(screen),
        Route::Lock => pages::lock(screen),
        Route::Settings => pages::settings(screen),
        Route::Install => pages::install(screen),
    }
}
