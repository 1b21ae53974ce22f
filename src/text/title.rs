//! The title of the window: the general name of its screen. Titles are visible to others in window lists and in the browser's history, so
//! they depend on the route alone and contain no score, medicine or name.

use super::Text;
use crate::app::Route;

impl Text {
    /// "Entry – Pain Diary".
    #[must_use]
    pub fn window_title(&self, route: Route) -> String {
        let screen = match route {
            Route::Now => self.tab_now(),
            Route::Entry(_) => self.entry_page(),
            Route::Dose(_) => self.dose_page(),
            Route::Day(_) => self.day(),
            Route::Diary | Route::DiaryFilter => self.diary_title(),
            Route::Team => self.team_title(),
            Route::Call(_) => self.call_title(),
            Route::Visit | Route::VisitOf(_) => self.visit_title(),
            Route::Room(_) => self.in_the_room(),
            Route::ReadBack(_) => self.read_back_title(),
            Route::Question(_) => self.question_title(),
            Route::RecallForm => self.short_title(),
            Route::Doctor | Route::DoctorThen(_) => self.doctor_title(),
            Route::WarningSigns => self.signs_title(),
            Route::More => self.more_title(),
            Route::People => self.people_title(),
            Route::Medicines | Route::Medicine(_) => self.medicines_title(),
            Route::Backup => self.backup_title(),
            Route::Exchange => self.exchange_title(),
            Route::ForTwo => self.setup_title(),
            Route::StreamShow => self.stream_show_title(),
            Route::StreamScan => self.stream_scan_title(),
            Route::Changes => self.changes_title(),
            Route::Storage => self.storage_title(),
            Route::Lock => self.lock_title(),
            Route::Settings => self.settings_title(),
            Route::Install => self.install_title(),
        };
        format!("{screen} – {}", self.app_name())
    }
}
