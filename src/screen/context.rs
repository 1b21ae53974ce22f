//! The input of drawing a screen.

use chrono::NaiveDate;

use super::Viewport;
use super::cache::Cache;
use super::node::Node;
use crate::app::{LaterSteps, Model, OutgoingSteps, ReadingSteps};
use crate::domain::{Moment, OffsetAt, RecordId, Score, Speaker, SpeakerRef};
use crate::text::{LaterWords, Text, bidi_isolate};

/// A screen is a pure function of these.
pub struct Screen<'a> {
    /// The state of the app.
    pub model: &'a Model,
    /// The messages of the app's language.
    pub text: &'a Text,
    /// The current time with the local offset.
    pub now: Moment,
    /// The visible part of the list.
    pub viewport: Viewport,
    /// Cached results.
    pub cache: &'a Cache,
    /// The later screens, once loaded.
    pub later: Option<LazyScreens>,
    /// The messages of the doctor's page, if it is in another language.
    pub other: Option<&'a Text>,
    /// The local offset at an instant, in minutes east of UTC.
    pub offset_min: OffsetAt<'a>,
}

/// The functions of the later part that draw.
#[derive(Clone, Copy)]
pub struct LazyScreens {
    /// Draws any screen except Now.
    pub(super) page: fn(&Screen<'_>) -> Node,
    /// The screen as text for sharing.
    pub text: fn(&Screen<'_>) -> String,
    /// A visit as a calendar file.
    pub calendar: fn(&Screen<'_>, RecordId) -> Option<String>,
    /// The messages of these screens.
    pub words: LaterWords,
    /// The functions that change the model.
    pub steps: fn() -> LaterSteps,
    /// The functions that read a file.
    pub reading: fn() -> ReadingSteps,
    /// The functions that make files for other phones.
    pub outgoing: fn() -> OutgoingSteps,
    /// The content below the pad.
    pub(super) below_the_pad: fn(&Screen<'_>) -> Vec<Node>,
    /// The doctor's report after its start.
    pub(super) report_rest: fn(&Screen<'_>) -> Vec<Node>,
    /// The report on paper.
    pub(super) report_paper: fn(&Screen<'_>) -> Vec<Node>,
    /// The orphaned texts, shown on every screen.
    pub(super) orphans: fn(&Screen<'_>) -> Vec<Node>,
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

    /// A count in the digits of the language.
    pub(super) fn count(&self, count: usize) -> String {
        self.text.intl.number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A day in a list: "Tue 18 Nov"; with the year when it is not this year's.
    pub(super) fn list_day(&self, day: NaiveDate) -> String {
        self.text.intl.weekday_and_day(day, self.now.day())
    }

    /// "Tue 18 Nov, 21:54".
    pub(super) fn list_day_and_time(&self, at: Moment) -> String {
        self.text.day_and_time(&self.list_day(at.day()), &self.text.intl.time(at))
    }

    /// A time in a list: "14:03" today, "yesterday 21:54", else "Tue 18 Nov, 21:54".
    pub(super) fn when(&self, at: Moment) -> String {
        let today = self.now.day();
        if at.day() == today {
            self.text.intl.time(at)
        } else if Some(at.day()) == today.pred_opt() {
            self.text.yesterday_at(&self.text.intl.time(at))
        } else {
            self.list_day_and_time(at)
        }
    }
}
