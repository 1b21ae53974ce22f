//! Where in the app one is. Addresses are hashes, so that any static host serves them under any path.

use crate::domain::RecordId;

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The pad.
    #[default]
    Now,
    /// One entry.
    Entry(RecordId),
    /// The list by day.
    Diary,
    /// Numbers to call.
    Team,
    /// The list of everything else.
    More,
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
            other => other.strip_prefix("entry/").and_then(RecordId::parse).map_or(Self::Now, Self::Entry),
        }
    }

    /// The tab it belongs to.
    #[must_use]
    pub const fn tab(self) -> Self {
        match self {
            Self::Now | Self::Team => Self::Now,
            Self::Entry(_) | Self::Diary => Self::Diary,
            _ => Self::More,
        }
    }
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Now => f.write_str("#/now"),
            Self::Entry(id) => write!(f, "#/entry/{id}"),
            Self::Diary => f.write_str("#/diary"),
            Self::Team => f.write_str("#/team"),
            Self::More => f.write_str("#/more"),
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
        let entry = Route::Entry(RecordId::new(7, &[7; 10]));
        let routes =
            [Route::Now, entry, Route::Diary, Route::Team, Route::More, Route::Backup, Route::Storage, Route::Settings, Route::Install];
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
        for unknown in ["", "#", "#/", "#/visits", "#/entry/", "#/entry/7", "#/more/more", "javascript:alert(1)"] {
            assert_eq!(Route::parse(unknown), Route::Now, "{unknown}");
        }
        assert_eq!(Route::parse("#/diary/"), Route::Diary);
    }
}
