//! The input of drawing a screen.

use std::cell::RefCell;
use std::rc::Rc;

use super::node::Node;
use super::pages::diary_found::{Found, Key};
use super::pages::doctor_memo::ReportKey;
use crate::app::Model;
use crate::domain::{Moment, OffsetAt, RecordId, Score, Speaker, SpeakerRef, Unreported};
use crate::text::{Text, bidi_isolate};
use crate::view::{DayList, Metrics};

/// A screen is a pure function of these.
pub struct Screen<'a> {
    /// The state of the app.
    pub model: &'a Model,
    /// The messages of the app's language.
    pub text: &'a Text,
    /// The current time with the local offset.
    pub now: Moment,
    /// The visible part of the list.
    pub viewport: super::Viewport,
    /// Cached results.
    pub cache: &'a Cache,
    /// The later screens, once loaded.
    pub later: Option<super::LazyScreens>,
    /// The messages of the doctor's page, if it is in another language.
    pub other: Option<&'a Text>,
    /// The local offset at an instant, in minutes east of UTC.
    pub offset_min: OffsetAt<'a>,
}

/// Expensive results, each cached as long as its inputs are unchanged.
#[derive(Default)]
pub struct Cache {
    pub(super) found: RefCell<Option<(Key, Rc<Found>)>>,
    pub(super) list: RefCell<Option<ListLayout>>,
    pub(super) past: RefCell<Option<Past>>,
    /// The doctor's report that was drawn last.
    pub(super) report: RefCell<Option<(ReportKey, Node)>>,
    /// The unreported records, for a revision of the diary and a minute.
    pub(super) unreported: RefCell<Option<(u64, i64, Rc<Unreported>)>>,
    #[cfg(test)]
    pub(super) computed: RefCell<Vec<Memoised>>,
}

/// The cached results; tests count how often each is computed.
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
    /// Counts a computation, for tests.
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

/// The diary as of the end of a visit.
pub(super) struct Past {
    pub revision: u64,
    pub visit: RecordId,
    pub model: Rc<Model>,
}

impl Screen<'_> {
    /// The name of a speaker, else the role.
    pub(super) fn name(&self, speaker: &Speaker) -> String {
        self.own_name(speaker).unwrap_or_else(|| self.text.role(speaker))
    }

    /// The name of a speaker, if known.
    pub(super) fn own_name(&self, speaker: &Speaker) -> Option<String> {
        self.model.diary.name(speaker).map(|name| bidi_isolate(name.as_str()))
    }

    /// The name or role of a live record's speaker.
    pub(super) fn said_by(&self, id: RecordId) -> Option<String> {
        self.model.diary.said(id).map(|(_, speaker)| self.name(&speaker))
    }

    /// Resolves a speaker as written on this phone now.
    pub(super) fn resolve_speaker(&self, who: &SpeakerRef) -> Speaker {
        let profile = self.model.device.map_or(0, crate::domain::DeviceId::profile);
        self.model.diary.resolve_speaker(who, profile)
    }

    /// "Anna says 7", "Ben sees 7".
    pub(super) fn speaker_says_score(&self, speaker: &Speaker, score: Score) -> String {
        self.text.speaker_says_score(speaker, self.own_name(speaker).as_deref(), score)
    }

    /// The label of the pad's switch for a speaker.
    #[must_use]
    pub fn switch_words(&self, speaker: &SpeakerRef) -> String {
        self.speaker_says(&self.resolve_speaker(speaker))
    }

    /// A count in the digits of the language.
    pub(super) fn count(&self, count: usize) -> String {
        self.text.intl.number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// "02:26" for something today, else "20 Nov, 02:26".
    pub(super) fn short_when(&self, at: Moment) -> String {
        let time = self.text.intl.time(at);
        if at.day() == self.now.day() { time } else { format!("{}, {time}", self.text.intl.short_day(at.day(), self.now.day())) }
    }

    /// The time of day if today, else day and time.
    pub(super) fn when(&self, at: Moment) -> String {
        if at.day() == self.now.day() { self.text.intl.time(at) } else { self.text.intl.date_time(at) }
    }
}
