//! Details of an entry beyond its number. All are optional: a missing one was not recorded.

use chrono::TimeDelta;

use super::codec::{FieldSpec, Fields, RecordError, Sorted, Value};
use super::kind::{FieldDoc, FieldSet, fields};
use super::part::EditOf;
use super::vocabulary::{COURSES, FEELS, HELPED, ONSETS, STOPPED, WORSE};
use super::{Code, Moment, OwnWord, Pain, PathsEdit, SiteEdit, WordEdit};

/// The topic of a list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What it feels like.
    Feels,
    /// What makes it worse.
    Worse,
    /// What eases it.
    Helped,
    /// What it keeps the patient from doing.
    Stopped,
}

impl Topic {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Feels, Self::Worse, Self::Helped, Self::Stopped];

    /// The words the app offers.
    #[must_use]
    pub const fn listed(self) -> &'static [&'static str] {
        match self {
            Self::Feels => &FEELS,
            Self::Worse => &WORSE,
            Self::Helped => &HELPED,
            Self::Stopped => &STOPPED,
        }
    }
}

/// A word of a list, or the person's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// A word of a list.
    Listed(Code),
    /// Typed by a user, kept exactly.
    Own(OwnWord),
}

/// A region of the body that hurts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The region.
    pub region: Code,
    /// The pain there, 0..=10, if recorded.
    pub pain: Option<Pain>,
}

/// When it eased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eased {
    /// The pain has not eased.
    StillThere,
    /// It eased at this time.
    At(Moment),
}

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
    /// Most places in one entry.
    pub const SITES_MAX: usize = 64;
    /// Most paths in one entry.
    pub const PATHS_MAX: usize = 8;
    /// Most regions in one path; a path has at least two.
    pub const PATH_REGIONS_MAX: usize = 12;
    /// Most listed words in one topic.
    pub const LISTED_MAX: usize = 30;
    /// Most own words in one topic.
    pub const OWN_MAX: usize = 10;

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

    /// True for a valid path: 2 to [`Self::PATH_REGIONS_MAX`] regions, none equal to the one before it.
    #[must_use]
    pub fn is_path(path: &[Code]) -> bool {
        (2..=Self::PATH_REGIONS_MAX).contains(&path.len()) && path.iter().zip(path.iter().skip(1)).all(|(from, to)| from != to)
    }
}

/// Adds a word to those of a topic; false if it is there already or the list is full.
pub(crate) fn push_word(words: &mut Vec<Word>, word: Word) -> bool {
    let limit = if matches!(word, Word::Own(_)) { Details::OWN_MAX } else { Details::LISTED_MAX };
    let same_sort = |other: &&Word| matches!(other, Word::Own(_)) == matches!(word, Word::Own(_));
    let fits = !words.contains(&word) && words.iter().filter(same_sort).count() < limit;
    if fits {
        words.push(word);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_once_and_a_topic_fills_up() {
        let mut details = Details::default();
        let own = |n: usize| Word::Own(OwnWord::new(&format!("like ants {n}")).expect("short"));
        assert!(details.add_word(Topic::Feels, Word::Listed(Code::listed("burning"))));
        assert!(!details.add_word(Topic::Feels, Word::Listed(Code::listed("burning"))));
        assert_eq!((0..20).filter(|n| details.add_word(Topic::Feels, own(*n))).count(), Details::OWN_MAX);
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

    #[test]
    fn a_path_goes_from_one_region_to_another() {
        let path = |regions: &[&'static str]| Details::is_path(&regions.iter().map(|region| Code::listed(region)).collect::<Vec<_>>());
        assert!(path(&["lower-back-left", "buttock-left", "calf-left"]));
        assert!(!path(&["jaw"]) && !path(&[]) && !path(&["jaw", "jaw"]) && !path(&["jaw", "face"].repeat(7)));
    }
}
