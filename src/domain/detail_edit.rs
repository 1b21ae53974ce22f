//! Edits of the details of an entry, an element of a list at a time.

use super::detail::{Details, Site, Topic, Word, push_word};
use super::part::EditOf;
use super::{Code, DetailEdit, Pain};

/// An entry without details is edited like one with empty details.
impl EditOf<Option<Box<Details>>> for DetailEdit {
    fn apply(self, whole: &mut Option<Box<Details>>) {
        let mut details = whole.take().unwrap_or_default();
        self.apply(&mut *details);
        *whole = Some(details).filter(|details| **details != Details::NONE);
    }

    fn of(&self, whole: &Option<Box<Details>>) -> Self {
        self.of(whole.as_deref().unwrap_or(const { &Details::NONE }))
    }
}

impl DetailEdit {
    /// Adds a word to a topic (`true`) or removes it.
    #[must_use]
    pub const fn word(topic: Topic, word: Word, fits: bool) -> Self {
        let edit = WordEdit(word, fits);
        match topic {
            Topic::Feels => Self::Feels(edit),
            Topic::Worse => Self::Worse(edit),
            Topic::Helped => Self::Helped(edit),
            Topic::Stopped => Self::Stopped(edit),
        }
    }

    /// Marks a region, with its pain if recorded; `None` removes the mark.
    #[must_use]
    pub const fn site(region: Code, mark: Option<Option<Pain>>) -> Self {
        Self::Site(SiteEdit(region, mark))
    }
}

/// Marks a region, with its pain if recorded; `None` removes the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteEdit(pub Code, pub Option<Option<Pain>>);

impl EditOf<Vec<Site>> for SiteEdit {
    fn apply(self, sites: &mut Vec<Site>) {
        let Self(region, mark) = self;
        let Some(pain) = mark else { return sites.retain(|site| site.region != region) };
        if let Some(site) = sites.iter_mut().find(|site| site.region == region) {
            site.pain = pain;
        } else if sites.len() < Details::SITES_MAX {
            sites.push(Site { region, pain });
        }
    }

    fn of(&self, sites: &Vec<Site>) -> Self {
        Self(self.0.clone(), sites.iter().find(|site| site.region == self.0).map(|site| site.pain))
    }
}

/// Replaces all paths. Does nothing if there are too many or one is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathsEdit(pub Vec<Vec<Code>>);

impl EditOf<Vec<Vec<Code>>> for PathsEdit {
    fn apply(self, spread: &mut Vec<Vec<Code>>) {
        if self.0.len() <= Details::PATHS_MAX && self.0.iter().all(|path| Details::is_path(path)) {
            *spread = self.0;
        }
    }

    fn of(&self, spread: &Vec<Vec<Code>>) -> Self {
        Self(spread.clone())
    }
}

/// Adds a word to a topic (`true`) or removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordEdit(pub Word, pub bool);

impl EditOf<Vec<Word>> for WordEdit {
    fn apply(self, words: &mut Vec<Word>) {
        if self.1 {
            push_word(words, self.0);
        } else {
            words.retain(|known| *known != self.0);
        }
    }

    fn of(&self, words: &Vec<Word>) -> Self {
        Self(self.0.clone(), words.contains(&self.0))
    }
}
