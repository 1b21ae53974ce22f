//! What every section of the report needs: the data, the language, what is left out.

use super::super::Screen;
use crate::app::LeaveOut;
use crate::domain::vocabulary::{DAY_NOTE, MOOD};
use crate::domain::{CollectVec, DayPart, Moment, Pain, RecordId, ReportTopic, Score, Speaker, Topic, Word};
use crate::text::{Text, bidi_isolate};
use crate::view::doctor::{ReportData, Tally};
use crate::view::report::{Block, Line, Section, Style, Value};

/// Most days of the grid of daily life: a cell for each has room.
pub(super) const GRID_DAYS: i64 = 62;

/// The report being written.
pub struct Page<'p> {
    /// A screen in the report's language.
    pub screen: &'p Screen<'p>,
    /// The data.
    pub data: &'p ReportData<'p>,
    /// The past visit of which it is the report.
    pub visit: Option<RecordId>,
    /// The name of the app's language, where the report is in another: quotations are in it.
    pub foreign: Option<String>,
    /// The words of the app's language.
    pub app_text: &'p Text,
}

impl Page<'_> {
    /// The name of a speaker, or its role where names are left out.
    pub fn name(&self, speaker: &Speaker) -> String {
        self.own_name(speaker).unwrap_or_else(|| self.screen.text.role(speaker))
    }

    /// "Anna", "Ben (carer)"; the role alone where there is no name.
    pub fn name_and_role(&self, speaker: &Speaker) -> String {
        match self.own_name(speaker) {
            Some(name) if speaker.is_carer() => self.screen.text.carer_named(&name),
            _ => self.name(speaker),
        }
    }

    /// The name of a speaker, if known and not left out.
    pub fn own_name(&self, speaker: &Speaker) -> Option<String> {
        self.shown_name(self.screen.model.diary.name(speaker)?.as_str())
    }

    /// A name as the report may show it; `None` where names are left out or it is empty.
    pub fn shown_name(&self, name: &str) -> Option<String> {
        let first = |word| self.screen.text.intl.first_character(word);
        let initials = || name.split_whitespace().map(first).fold(String::new(), |all, first| format!("{all}{first}."));
        let shown = match () {
            () if self.leaves_out(LeaveOut::Names) => return None,
            () if self.leaves_out(LeaveOut::AllButInitials) => bidi_isolate(&initials()),
            () => bidi_isolate(name),
        };
        Some(shown).filter(|shown| !shown.is_empty())
    }

    /// Prefixes the words with the speaker where there are several.
    pub fn of(&self, speaker: &Speaker, words: String) -> String {
        if self.data.speakers.len() > 1 { self.screen.text.topic_says(&self.name(speaker), &words) } else { words }
    }

    /// True for a range of more than two months: then there is a sum instead of a grid of days, fewer of each kind are listed on paper, and
    /// what the section on who wrote what says of recalled days is not repeated.
    pub fn is_long(&self) -> bool {
        let (first, last) = self.data.span.local_days();
        last.signed_duration_since(first).num_days() >= GRID_DAYS
    }

    /// A heading with the speaker, where there are several.
    pub fn heading_of(&self, speaker: &Speaker) -> Option<Block> {
        (self.data.speakers.len() > 1).then(|| Block::Heading(self.name(speaker)))
    }

    /// A quotation, unchanged, with its language where the report is in another.
    pub fn own(&self, words: &str) -> Value {
        let quoted = self.screen.text.quoted(&bidi_isolate(words));
        let words = match &self.foreign {
            Some(language) => format!("{quoted} {}", self.screen.text.as_written(language)),
            None => quoted,
        };
        Value::plain(words).styled(Style::Own)
    }

    /// A word of a topic as chosen, or as the person wrote it.
    pub fn word(&self, topic: Topic, word: &Word) -> String {
        match word {
            Word::Listed(_) => self.screen.text.word(topic, word),
            Word::Own(own) => self.own(own.as_str()).words,
        }
    }

    /// True when the option leaves this out.
    pub fn leaves_out(&self, what: LeaveOut) -> bool {
        self.screen.model.settings.without.contains(&what)
    }

    /// False for a word that is left out.
    pub fn shows_word(&self, topic: Topic, word: &Word) -> bool {
        let is_mood = topic == Topic::Stopped && matches!(word, Word::Listed(code) if code.as_str() == MOOD);
        !is_mood || !self.leaves_out(LeaveOut::Mood)
    }

    /// False for a part of a day that is left out.
    pub fn shows_part(&self, part: &DayPart) -> bool {
        match part.part.as_str() {
            MOOD => !self.leaves_out(LeaveOut::Mood),
            DAY_NOTE => !self.leaves_out(LeaveOut::Notes),
            _ => true,
        }
    }

    /// "27 Nov, 21:54", today too: paper is read on another day.
    pub fn when(&self, at: Moment) -> String {
        let text = self.screen.text;
        text.day_and_time(&self.day(at.day()), &text.intl.time(at))
    }

    /// "27 Nov".
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        self.screen.text.intl.short_day(day, self.screen.now.day())
    }

    /// A count with how many of it were recalled.
    pub fn often(&self, words: String, recalled: usize) -> String {
        if recalled > 0 { self.screen.text.with_recalled(&words, &self.count(recalled)) } else { words }
    }

    /// "burning (13, 4 recalled)".
    pub fn said<T>(&self, words: &str, tally: &Tally<T>) -> String {
        self.screen.text.times_said(words, &self.often(self.count(tally.count), tally.recalled))
    }

    /// A count in the digits of the page's language.
    pub fn count(&self, count: usize) -> String {
        self.screen.count(count)
    }

    /// A number from 0 to 10 in those digits.
    pub fn pain(&self, pain: Pain) -> String {
        self.screen.text.score(Score::Number(pain))
    }

    /// "20 min", "20 min to 2 h".
    pub fn minutes(&self, least: i64, most: i64) -> String {
        let text = self.screen.text;
        let (least, most) = (text.minutes(least), text.minutes(most));
        if least == most { least } else { text.from_to(&least, &most) }
    }

    /// "Anna: 7 days", without the name where there is one speaker.
    pub fn named(&self, speaker: &Speaker, words: String, speakers: usize) -> String {
        if speakers > 1 { self.screen.text.topic_says(&self.name(speaker), &words) } else { words }
    }

    /// A line as a sentence: "Worse with: standing (13), walking (2)", with at most that many of its values.
    pub fn sentence(&self, line: &Line, most: usize) -> String {
        let values = line.values.iter().take(most).map(|value| value.words.clone()).joined(", ");
        if line.label.is_empty() { values } else { self.screen.text.topic_says(&line.label, &values) }
    }
}

/// A section, or its heading for the list of what was not recorded; `None` in it where the content was left out on request.
pub type Written = Result<Section, Option<String>>;

/// A section with these blocks; empty ones make it missing.
pub fn section(topic: ReportTopic, heading: String, beside: String, blocks: Vec<Block>, spoken: Vec<String>) -> Written {
    if blocks.is_empty() { Err(Some(heading)) } else { Ok(Section { topic, heading, beside, blocks, spoken }) }
}

/// The text, shortened to that many characters.
pub fn shortened(text: &str, most_chars: usize) -> String {
    let short: String = text.chars().take(most_chars).collect();
    if short.len() < text.len() { format!("{} …", short.trim_end()) } else { short }
}
