//! Strategies for details of an entry, with few regions and words, so that they collide.

use pain_diary::domain::vocabulary::region;
use pain_diary::domain::{Code, Details, Eased, OwnWord, Pain, Site, Topic, Word};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::records::moments;

/// Own words; the last has the maximum length, in characters that take most bytes.
pub const OWN_WORDS: [&str; 9] = [
    "like ants",
    "burning",
    "a b",
    " ",
    "ألم كالسكين",
    "腰が重い",
    "😣👩🏽‍⚕️",
    "\"}],\\",
    "😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣😣",
];

/// A code of a list, or one that only a later version has.
pub fn codes(listed: &'static [&'static str]) -> impl Strategy<Value = Code> {
    let later = "[a-z][a-z0-9-]{0,31}".prop_map(move |text| Code::parse(&text, listed).expect("written like a code"));
    prop_oneof![5 => select(listed).prop_map(Code::listed), 1 => later]
}

/// Few regions, so that paths and places overlap, and sometimes one of a later version.
pub fn regions() -> impl Strategy<Value = Code> {
    let few = select(vec!["lower-back-left", "buttock-left", "calf-left", "jaw", "lower-back-left-2", "z"]);
    few.prop_map(|text| region(text).expect("written like a code"))
}

pub fn pains() -> impl Strategy<Value = Pain> {
    (0_u8..=10).prop_map(|number| Pain::new(number).expect("0 to 10"))
}

pub fn own_words() -> impl Strategy<Value = OwnWord> {
    let typed = prop_oneof![4 => select(OWN_WORDS.as_slice()).prop_map(str::to_owned), 1 => ".{1,60}"];
    typed.prop_filter_map("not a word", |text| OwnWord::new(&text))
}

pub fn topics() -> impl Strategy<Value = Topic> {
    select(Topic::ALL.as_slice())
}

pub fn words(topic: Topic) -> impl Strategy<Value = Word> {
    prop_oneof![3 => codes(topic.listed()).prop_map(Word::Listed), 2 => own_words().prop_map(Word::Own)]
}

pub fn paths() -> impl Strategy<Value = Vec<Vec<Code>>> {
    let path = vec(regions(), 2..=Site::PATH_REGIONS_MAX).prop_filter("a step on the spot", |path| Site::is_path(path));
    vec(path, 0..3)
}

pub fn eased() -> impl Strategy<Value = Eased> {
    prop_oneof![Just(Eased::StillThere), moments().prop_map(Eased::At)]
}

/// Each part by itself, most of them missing.
pub fn details() -> BoxedStrategy<Details> {
    super::bodies::entries().prop_map(|entry| entry.details().clone()).boxed()
}
