//! Where in the app one is. Addresses are hashes, so that any static host serves them under any path.

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
    /// Numbers to call.
    Team,
    /// The list of everything else.
    More,
    /// Who is who.
    People,
    /// Medicines and other relief.
    Medicines,
    /// One of them.
    Medicine(RecordId),
    /// Save and open backups.
    Backup,
    /// Space, persistence, version.
    Storage,
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
            "team" => Self::Team,
            "more" => Self::More,
            "more/backup" => Self::Backup,
            "more/storage" => Self::Storage,
            "more/settings" => Self::Settings,
            "more/install" => Self::Install,
            "more/people" => Self::People,
            "more/medicines" => Self::Medicines,
            other => Self::parse_one(other).unwrap_or_default(),
        }
    }

    fn parse_one(path: &str) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/')?;
        match folder {
            "entry" => RecordId::parse(name).map(Self::Entry),
            "dose" => RecordId::parse(name).map(Self::Dose),
            "more/medicines" => RecordId::parse(name).map(Self::Medicine),
            // Read as a time is, so that only days that can be written down have a screen.
            "day" => Moment::parse(&format!("{name}T12:00:00Z")).ok().map(|noon| Self::Day(noon.day())),
            _ => None,
        }
    }

    /// The tab it belongs to.
    #[must_use]
    pub const fn tab(self) -> Self {
        match self {
            Self::Now | Self::Team => Self::Now,
            Self::Entry(_) | Self::Dose(_) | Self::Day(_) | Self::Diary => Self::Diary,
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
            Self::Team => f.write_str("#/team"),
            Self::More => f.write_str("#/more"),
            Self::People => f.write_str("#/more/people"),
            Self::Medicines => f.write_str("#/more/medicines"),
            Self::Medicine(id) => write!(f, "#/more/medicines/{id}"),
            Self::Backup => f.write_str("#/more/backup"),
            Self::Storage => f.write_str("#/more/storage"),
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
        let routes = [Route::Now, Route::Diary, Route::Team, Route::More, Route::Backup, Route::Storage, Route::Settings, Route::Install];
        for route in routes.into_iter().chain(own) {
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
            "javascript:alert(1)",
        ] {
            assert_eq!(Route::parse(unknown), Route::Now, "{unknown}");
        }
        assert_eq!(Route::parse("#/diary/"), Route::Diary);
    }
}
