//! What a screen is drawn from.

use std::cell::RefCell;
use std::rc::Rc;

use super::node::Node;
use super::pages::diary_found::{Found, Key};
use super::pages::doctor_memo::ReportKey;
use crate::app::{Field, Model};
use crate::domain::{Moment, OffsetAt, RecordId, Score, Speaker, SpeakerRef, Unreported};
use crate::text::{Text, bidi_isolate};
use crate::view::{DayList, Metrics};

/// Everything a screen shows is a function of these.
pub struct Screen<'a> {
    /// The state of the app.
    pub model: &'a Model,
    /// The words.
    pub text: &'a Text,
    /// Now, as lived.
    pub now: Moment,
    /// What of the screen is in sight.
    pub viewport: super::Viewport,
    /// What was worked out before.
    pub cache: &'a Cache,
    /// The screens after the first, once they are there.
    pub later: Option<super::LazyScreens>,
    /// The words of the language that the doctor's page is to be in, where that is another.
    pub other: Option<&'a Text>,
    /// The offset of this place at an instant.
    pub offset_min: OffsetAt<'a>,
}

/// What takes long to work out and is kept as long as what it comes from stays the same.
#[derive(Default)]
pub struct Cache {
    pub(super) found: RefCell<Option<(Key, Rc<Found>)>>,
    pub(super) list: RefCell<Option<ListLayout>>,
    pub(super) past: RefCell<Option<Past>>,
    /// The doctor's report that was drawn last.
    pub(super) report: RefCell<Option<(ReportKey, Node)>>,
    /// What the team was not told, at that revision and minute.
    pub(super) unreported: RefCell<Option<(u64, i64, Rc<Unreported>)>>,
    #[cfg(test)]
    pub(super) computed: RefCell<Vec<Memoised>>,
}

/// What the cache holds, and tests count how often it is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memoised {
    /// The chart of a period.
    Chart,
    /// The layout of the diary's list.
    List,
    /// The doctor's report.
    Report,
}

impl Cache {
    /// Tests count how often something is computed.
    #[cfg(test)]
    pub(super) fn note_computed(&self, what: Memoised) {
        self.computed.borrow_mut().push(what);
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "tests count")]
    pub(super) const fn note_computed(&self, _: Memoised) {}
}

/// The layout of the diary's list.
pub(super) struct ListLayout {
    /// Its rows are among these.
    pub found: Rc<Found>,
    pub metrics: Metrics,
    pub days: Rc<DayList>,
}

/// The diary as it was when a visit was over.
pub(super) struct Past {
    pub revision: u64,
    pub visit: RecordId,
    pub model: Rc<Model>,
}

impl Screen<'_> {
    /// What stands in a field: what is being typed, else what is kept.
    pub(super) fn field(&self, field: &Field, kept: &str) -> String {
        self.model.typed_in(field).unwrap_or(kept).to_owned()
    }

    /// Who somebody is, in words: their name, else their part.
    pub(super) fn name(&self, speaker: &Speaker) -> String {
        self.own_name(speaker).unwrap_or_else(|| self.text.role(speaker))
    }

    /// Their name, if it is known.
    pub(super) fn own_name(&self, speaker: &Speaker) -> Option<String> {
        self.model.diary.name(speaker).map(|name| bidi_isolate(name.as_str()))
    }

    /// Who says what a live record says, in words.
    pub(super) fn said_by(&self, id: RecordId) -> Option<String> {
        self.model.diary.said(id).map(|(_, speaker)| self.name(&speaker))
    }

    /// Somebody who speaks at this phone now.
    pub(super) fn resolve_speaker(&self, who: &SpeakerRef) -> Speaker {
        let profile = self.model.device.map_or(0, crate::domain::DeviceId::profile);
        self.model.diary.resolve_speaker(who, profile)
    }

    /// "Anna says 7", "Ben sees 7".
    pub(super) fn speaker_says_score(&self, speaker: &Speaker, score: Score) -> String {
        self.text.speaker_says_score(speaker, self.own_name(speaker).as_deref(), score)
    }

    /// What stands on the pad's switch for somebody.
    #[must_use]
    pub fn switch_words(&self, speaker: &SpeakerRef) -> String {
        self.speaker_says(&self.resolve_speaker(speaker))
    }

    /// A count in the reader's digits.
    pub(super) fn count(&self, count: usize) -> String {
        self.text.intl.number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// "02:26" for something today, else "20 Nov, 02:26".
    pub(super) fn short_when(&self, at: Moment) -> String {
        let time = self.text.intl.time(at);
        if at.day() == self.now.day() { time } else { format!("{}, {time}", self.text.intl.short_day(at.day(), self.now.day())) }
    }

    /// The time of day of something today, else day and time.
    pub(super) fn when(&self, at: Moment) -> String {
        if at.day() == self.now.day() { self.text.intl.time(at) } else { self.text.intl.date_time(at) }
    }
}
