//! Screens and their addresses. Addresses are hashes, so that any static host serves them under any path.

use chrono::NaiveDate;

use crate::domain::{Moment, RecordId};

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The pad.
    #[default]
    Now,
    /// One entry.
    Entry(RecordId),
    /// One dose.
    Dose(RecordId),
    /// The note of a day.
    Day(NaiveDate),
    /// The list by day.
    Diary,
    /// The same with its filters open: an address of its own, so that going back closes them.
    DiaryFilter,
    /// Numbers to call.
    Team,
    /// One call.
    Call(RecordId),
    /// Questions and visits.
    Visit,
    /// One visit.
    VisitOf(RecordId),
    /// During a visit: one question at a time.
    Room(RecordId),
    /// What was answered, read back.
    ReadBack(RecordId),
    /// One question.
    Question(RecordId),
    /// The 60-second form: pain recalled for a past time span.
    RecallForm,
    /// The page for the doctor.
    Doctor,
    /// The page as it was at a visit.
    DoctorThen(RecordId),
    /// The warning signs.
    WarningSigns,
    /// The list of everything else.
    More,
    /// The people: patient and carers.
    People,
    /// Medicines and other relief.
    Medicines,
    /// One of them.
    Medicine(RecordId),
    /// Save and open backups.
    Backup,
    /// The other phone: give and take.
    Exchange,
    /// Setting up a diary for two.
    ForTwo,
    /// The diary as a stream of codes.
    StreamShow,
    /// Read such a stream with the camera.
    StreamScan,
    /// What was changed and deleted.
    Changes,
    /// Space, persistence, version.
    Storage,
    /// The lock.
    Lock,
    /// Language, appearance, text size.
    Settings,
    /// How to put the app on the home screen.
    Install,
}

impl Route {
    /// Reads a location hash. An unknown one is [`Route::Now`].
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/').trim_end_matches('/');
        match path {
            "diary" => Self::Diary,
            "diary/filter" => Self::DiaryFilter,
            "team" => Self::Team,
            "visit" => Self::Visit,
            "visit/today" => Self::RecallForm,
            "doctor" => Self::Doctor,
            "more" => Self::More,
            "more/warning-signs" => Self::WarningSigns,
            "more/backup" => Self::Backup,
            "more/exchange" => Self::Exchange,
            "more/for-two" => Self::ForTwo,
            "more/exchange/show" => Self::StreamShow,
            "more/exchange/scan" => Self::StreamScan,
            "more/changes" => Self::Changes,
            "more/storage" => Self::Storage,
            "more/lock" => Self::Lock,
            "more/settings" => Self::Settings,
            "more/install" => Self::Install,
            "more/people" => Self::People,
            "more/medicines" => Self::Medicines,
            other => Self::parse_one(other).unwrap_or_default(),
        }
    }

    fn parse_one(path: &str) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/')?;
        if let Some(id) = folder.strip_prefix("visit/").and_then(RecordId::parse) {
            return match name {
                "room" => Some(Self::Room(id)),
                "read-back" => Some(Self::ReadBack(id)),
                _ => None,
            };
        }
        match folder {
            "visit" => RecordId::parse(name).map(Self::VisitOf),
            "question" => RecordId::parse(name).map(Self::Question),
            "call" => RecordId::parse(name).map(Self::Call),
            "doctor" => RecordId::parse(name).map(Self::DoctorThen),
            "entry" => RecordId::parse(name).map(Self::Entry),
            "dose" => RecordId::parse(name).map(Self::Dose),
            "more/medicines" => RecordId::parse(name).map(Self::Medicine),
            "day" => Moment::parse_day(name).ok().map(Self::Day),
            _ => None,
        }
    }

    /// True for the diary's list, with its filters open or not.
    #[must_use]
    pub const fn is_diary(self) -> bool {
        matches!(self, Self::Diary | Self::DiaryFilter)
    }

    /// True for the screens on which files for other phones wait for a tap.
    #[must_use]
    pub const fn has_gifts(self) -> bool {
        matches!(self, Self::Exchange | Self::ForTwo)
    }

    /// The tab it belongs to.
    #[must_use]
    pub const fn tab(self) -> Self {
        match self {
            Self::Now | Self::Team => Self::Now,
            Self::Entry(_) | Self::Dose(_) | Self::Day(_) | Self::Call(_) | Self::Diary | Self::DiaryFilter => Self::Diary,
            Self::Visit
            | Self::VisitOf(_)
            | Self::Room(_)
            | Self::ReadBack(_)
            | Self::Question(_)
            | Self::RecallForm
            | Self::Doctor
            | Self::DoctorThen(_) => Self::Visit,
            _ => Self::More,
        }
    }
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Now => f.write_str("#/now"),
            Self::Entry(id) => write!(f, "#/entry/{id}"),
            Self::Dose(id) => write!(f, "#/dose/{id}"),
            Self::Day(day) => write!(f, "#/day/{day}"),
            Self::Diary => f.write_str("#/diary"),
            Self::DiaryFilter => f.write_str("#/diary/filter"),
            Self::Team => f.write_str("#/team"),
            Self::Call(id) => write!(f, "#/call/{id}"),
            Self::Visit => f.write_str("#/visit"),
            Self::VisitOf(id) => write!(f, "#/visit/{id}"),
            Self::Room(id) => write!(f, "#/visit/{id}/room"),
            Self::ReadBack(id) => write!(f, "#/visit/{id}/read-back"),
            Self::Question(id) => write!(f, "#/question/{id}"),
            Self::RecallForm => f.write_str("#/visit/today"),
            Self::Doctor => f.write_str("#/doctor"),
            Self::DoctorThen(id) => write!(f, "#/doctor/{id}"),
            Self::WarningSigns => f.write_str("#/more/warning-signs"),
            Self::More => f.write_str("#/more"),
            Self::People => f.write_str("#/more/people"),
            Self::Medicines => f.write_str("#/more/medicines"),
            Self::Medicine(id) => write!(f, "#/more/medicines/{id}"),
            Self::Backup => f.write_str("#/more/backup"),
            Self::Exchange => f.write_str("#/more/exchange"),
            Self::ForTwo => f.write_str("#/more/for-two"),
            Self::StreamShow => f.write_str("#/more/exchange/show"),
            Self::StreamScan => f.write_str("#/more/exchange/scan"),
            Self::Changes => f.write_str("#/more/changes"),
            Self::Storage => f.write_str("#/more/storage"),
            Self::Lock => f.write_str("#/more/lock"),
            Self::Settings => f.write_str("#/more/settings"),
            Self::Install => f.write_str("#/more/install"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_and_the_unknown_opens_now() {
        let id = RecordId::new(7, &[7; 10]);
        let day = Route::Day(NaiveDate::from_ymd_opt(2026, 2, 28).expect("a date"));
        let own = [Route::Entry(id), Route::Dose(id), Route::Medicine(id), day, Route::People, Route::Medicines];
        let routes = [
            Route::Now,
            Route::Diary,
            Route::DiaryFilter,
            Route::Team,
            Route::More,
            Route::Backup,
            Route::Exchange,
            Route::ForTwo,
            Route::StreamShow,
            Route::StreamScan,
            Route::Changes,
            Route::Storage,
            Route::Lock,
            Route::Settings,
            Route::Install,
        ];
        let visits = [
            Route::Call(id),
            Route::Visit,
            Route::VisitOf(id),
            Route::Room(id),
            Route::ReadBack(id),
            Route::Question(id),
            Route::RecallForm,
            Route::Doctor,
            Route::DoctorThen(id),
            Route::WarningSigns,
        ];
        for route in routes.into_iter().chain(own).chain(visits) {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
        for unknown in [
            "",
            "#",
            "#/",
            "#/visits",
            "#/entry/",
            "#/entry/7",
            "#/more/more",
            "#/day/2026-02-29",
            "#/day/9999-01-01",
            "#/dose/x",
            "#/visit/x",
            "#/visit/x/room",
            "#/visit/019ab0f2-6c00-7000-8000-000000000001/roof",
            "#/too-much",
            "javascript:alert(1)",
        ] {
            assert_eq!(Route::parse(unknown), Route::Now, "{unknown}");
        }
        assert_eq!(Route::parse("#/diary/"), Route::Diary);
    }
}
