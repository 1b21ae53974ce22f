//! Details of an entry beyond its number. All are optional: a missing one was not recorded.

use chrono::TimeDelta;

use super::codec::{FieldDoc, FieldSpec, Fields, RecordError, Sorted, Value};
use super::kind::{FieldSet, fields};
use super::part::EditOf;
use super::site::{PathsEdit, Site, SiteEdit};
use super::topic::{Topic, Word, WordEdit, push_word};
use super::vocabulary::{COURSES, FEELS, HELPED, ONSETS, STOPPED, WORSE};
use super::{Code, Eased, Moment, Pain};

fields! {
    /// Details of the pain: where, what it feels like, since when, what makes it worse and what eases it, and what it keeps the patient
    /// from doing.
    #[derive(Default)]
    pub struct Details edit DetailEdit + Places(sites: Vec<Site>, spread: Vec<Vec<Code>>) {
        /// Where it hurts, each region once, in the order they were marked.
        pub sites: Vec<Site> = "sites" edit Site by SiteEdit,
        /// Where it spreads to: each path from its beginning to its end, no region twice in a row.
        pub spread: Vec<Vec<Code>> = "spread" edit Spread by PathsEdit,
        /// What it feels like.
        feels: Vec<Word> = "words" in FEELS edit Feels by WordEdit,
        /// What makes it worse.
        worse: Vec<Word> = "worse" in WORSE edit Worse by WordEdit,
        /// What eases it.
        helped: Vec<Word> = "helped" in HELPED edit Helped by WordEdit,
        /// What it keeps the patient from doing.
        stopped: Vec<Word> = "stopped" in STOPPED edit Stopped by WordEdit,
        /// When it began.
        pub began: Option<Moment> = "began" edit Began,
        /// When it eased, or that it has not. A file may contain an end before the beginning; the app writes none.
        pub eased: Option<Eased> = "eased" edit Eased,
        /// How it began.
        pub onset: Option<Code> = "onset" in ONSETS edit Onset,
        /// Whether it is constant or comes and goes.
        pub course: Option<Code> = "course" in COURSES edit Course,
        /// The pain at rest.
        pub at_rest: Option<Pain> = "rest" edit AtRest,
        /// The pain on moving.
        pub on_moving: Option<Pain> = "moving" edit OnMoving,
    }
}

/// The fields of the details are written among those of the entry.
impl Value for Option<Box<Details>> {
    const SCHEMA: &'static str = "";

    fn read(fields: &mut Fields<'_>, _: &FieldSpec) -> Result<Self, RecordError> {
        if fields.is_empty() {
            return Ok(None);
        }
        let details = Details::read(fields)?;
        Ok((details != Details::NONE).then(|| Box::new(details)))
    }

    fn write(&self, out: &mut Sorted, _: &'static str) {
        if let Some(details) = self {
            details.write(out);
        }
    }

    fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        if let Some(details) = self {
            details.push_texts(texts);
        }
    }

    fn describe(_: FieldDoc) -> Vec<FieldDoc> {
        <Details as FieldSet>::describe()
    }
}

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

impl Details {
    /// After an entry dated ahead by a wrong clock was moved by `by`: moves the times here that are ahead of `now` too, since the same
    /// clock wrote them.
    pub fn follow(&mut self, by: TimeDelta, now: Moment) {
        let moved = |at: Moment| at.later(by).filter(|_| at.is_ahead_of(now)).unwrap_or(at);
        self.began = self.began.map(moved);
        if let Some(Eased::At(at)) = &mut self.eased {
            *at = moved(*at);
        }
    }

    /// Nothing recorded.
    pub const NONE: Self = Self {
        sites: Vec::new(),
        spread: Vec::new(),
        feels: Vec::new(),
        worse: Vec::new(),
        helped: Vec::new(),
        stopped: Vec::new(),
        began: None,
        eased: None,
        onset: None,
        course: None,
        at_rest: None,
        on_moving: None,
    };

    /// The words of a topic, each once, in the order of recording.
    #[must_use]
    pub fn words(&self, topic: Topic) -> &[Word] {
        match topic {
            Topic::Feels => &self.feels,
            Topic::Worse => &self.worse,
            Topic::Helped => &self.helped,
            Topic::Stopped => &self.stopped,
        }
    }

    const fn words_mut(&mut self, topic: Topic) -> &mut Vec<Word> {
        match topic {
            Topic::Feels => &mut self.feels,
            Topic::Worse => &mut self.worse,
            Topic::Helped => &mut self.helped,
            Topic::Stopped => &mut self.stopped,
        }
    }

    /// Adds a word; false when it was there or the topic is full.
    pub fn add_word(&mut self, topic: Topic, word: Word) -> bool {
        push_word(self.words_mut(topic), word)
    }

    /// The mark of a region; `None` if it is not marked.
    #[must_use]
    pub fn site(&self, region: &Code) -> Option<&Site> {
        self.sites.iter().find(|site| site.region == *region)
    }

    /// Marks a region or changes its pain number; false when there are too many.
    pub fn mark(&mut self, region: &Code, pain: Option<Pain>) -> bool {
        let edit = SiteEdit(region.clone(), Some(pain));
        edit.clone().apply(&mut self.sites);
        edit.of(&self.sites) == edit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OwnWord;

    #[test]
    fn a_word_stands_once_and_a_topic_fills_up() {
        let mut details = Details::default();
        let own = |n: usize| Word::Own(OwnWord::new(&format!("like ants {n}")).expect("short"));
        assert!(details.add_word(Topic::Feels, Word::Listed(Code::listed("burning"))));
        assert!(!details.add_word(Topic::Feels, Word::Listed(Code::listed("burning"))));
        assert_eq!((0..20).filter(|n| details.add_word(Topic::Feels, own(*n))).count(), Word::OWN_MAX);
        assert!(details.add_word(Topic::Feels, Word::Listed(Code::listed("dull"))), "own words leave room for listed ones");
        DetailEdit::word(Topic::Feels, own(3), false).apply(&mut details);
        assert!(details.add_word(Topic::Feels, own(30)));
        assert_eq!((details.words(Topic::Feels).len(), details.words(Topic::Worse).len()), (12, 0));
    }

    #[test]
    fn each_place_has_its_own_strength() {
        let mut details = Details::default();
        let [back, leg] = ["lower-back-left", "calf-left"].map(Code::listed);
        assert!(details.mark(&back, None) && details.mark(&leg, Pain::new(5)) && details.mark(&back, Pain::new(0)));
        assert_eq!(details.sites.len(), 2);
        assert_eq!(details.site(&back).and_then(|site| site.pain), Pain::new(0), "0 is not \"not recorded\"");
        DetailEdit::site(back.clone(), None).apply(&mut details);
        assert_eq!((details.site(&back), details.sites.len()), (None, 1));
    }
}
