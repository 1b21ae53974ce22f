//! The lists that coded words come from. Our own wording: no instrument's items are used (`docs/format.md` says what each
//! code means; `locales/` has the words). Codes are never renamed or taken away, only added.

use super::Code;

/// Regions of the body by group, from head to foot. `-left` and `-right` are the patient's own.
pub const REGION_GROUPS: [(&str, &[&str]); 6] = [
    ("head-and-neck", &["head", "face", "jaw", "neck-front", "neck-back"]),
    (
        "arms",
        &[
            "shoulder-left",
            "shoulder-right",
            "upper-arm-left",
            "upper-arm-right",
            "elbow-left",
            "elbow-right",
            "forearm-left",
            "forearm-right",
            "wrist-left",
            "wrist-right",
            "hand-left",
            "hand-right",
        ],
    ),
    (
        "chest-and-belly",
        &[
            "chest-left",
            "chest-right",
            "ribs-left",
            "ribs-right",
            "upper-abdomen",
            "lower-abdomen",
            "groin-left",
            "groin-right",
            "hip-left",
            "hip-right",
        ],
    ),
    (
        "back",
        &[
            "upper-back",
            "middle-back",
            "lower-back-left",
            "lower-back-middle",
            "lower-back-right",
            "tailbone",
            "buttock-left",
            "buttock-right",
        ],
    ),
    ("private-parts", &["genitals", "perineum", "anus"]),
    (
        "legs",
        &[
            "thigh-front-left",
            "thigh-front-right",
            "thigh-back-left",
            "thigh-back-right",
            "knee-left",
            "knee-right",
            "shin-left",
            "shin-right",
            "calf-left",
            "calf-right",
            "ankle-left",
            "ankle-right",
            "foot-top-left",
            "foot-top-right",
            "foot-sole-left",
            "foot-sole-right",
        ],
    ),
];

/// Every region, from head to foot.
pub fn regions() -> impl Iterator<Item = &'static str> {
    REGION_GROUPS.iter().flat_map(|(_, regions)| regions.iter().copied())
}

/// Reads the code of a region.
#[must_use]
pub fn region(text: &str) -> Option<Code> {
    let listed = regions().find(|listed| *listed == text).map(Code::listed);
    listed.or_else(|| Code::parse(text, &[]))
}

/// What pain feels like.
pub const FEELS: [&str; 16] = [
    "aching",
    "burning",
    "stabbing",
    "shooting",
    "throbbing",
    "cramping",
    "electric",
    "tight",
    "pressing",
    "sharp",
    "dull",
    "tender",
    "numb",
    "tingling",
    "heavy",
    "gnawing",
];
/// What makes it worse.
pub const WORSE: [&str; 12] =
    ["moving", "standing", "walking", "sitting", "lying", "coughing", "eating", "touch", "night", "cold", "toilet", "worry"];
/// What eases it.
pub const HELPED: [&str; 10] =
    ["rest", "medicine", "heat", "cold", "massage", "moving", "another-position", "breathing", "distraction", "company"];
/// What it kept the patient from doing.
pub const STOPPED: [&str; 6] = ["sleep", "eating", "walking", "activity", "people", MOOD];
/// How it began.
pub const ONSETS: [&str; 2] = ["sudden", "slow"];
/// Whether it is constant or comes and goes.
pub const COURSES: [&str; 2] = ["constant", "comes-and-goes"];
/// How much a dose helped.
pub const EFFECTS: [&str; 3] = ["enough", "some", "none"];
/// When a medicine is taken.
pub const SCHEDULES: [&str; 2] = ["regular", WHEN_NEEDED];
/// When it is needed, not at set times.
pub const WHEN_NEEDED: &str = "when-needed";
/// Whether a relief is a medicine or another one.
pub const SORTS: [&str; 2] = [MEDICINE, "other"];
/// A medicine; everything else is another relief.
pub const MEDICINE: &str = "medicine";

/// Reliefs other than medicines that the app offers by name.
pub const OTHER_RELIEFS: [&str; 6] = ["heat", "cold", "rest", "massage", "another-position", "breathing"];

/// For whom a question is.
pub const FOR_WHOM: [&str; 6] = ["doctor", "nurse", "pharmacist", "physiotherapist", "dietitian", "counsellor"];
/// What became of a question at a visit.
pub const OUTCOMES: [&str; 2] = ["asked", "not-asked"];
/// What became of a call.
pub const CALL_OUTCOMES: [&str; 2] = [ANSWERED, NO_ANSWER];
/// Somebody answered.
pub const ANSWERED: &str = "answered";
/// Nobody answered.
pub const NO_ANSWER: &str = "no-answer";
/// The range of time that a number is about, if not a moment.
pub const SPANS: [&str; 2] = [WORST_OF_DAY, LEAST_OF_DAY];
/// The worst of the last 24 hours.
pub const WORST_OF_DAY: &str = "worst-24h";
/// The least of the last 24 hours.
pub const LEAST_OF_DAY: &str = "least-24h";

/// The part of a day's note that is free text.
pub const DAY_NOTE: &str = "note";
/// Every part of a day's note, in the order of the screen: [`DAY_LIFE`], [`DAY_BODY`], [`DAY_SIGNS`], [`DAY_NOTE`].
pub const DAY_PARTS: [&str; 16] = [
    "sleep",
    MOOD,
    "eating",
    "walking",
    "activity",
    "people",
    BOWELS,
    "drowsiness",
    "nausea",
    "vomiting",
    "itching",
    "confusion",
    "weakness",
    "numbness",
    "bladder-or-bowel",
    DAY_NOTE,
];
/// The parts about daily life.
pub const DAY_LIFE: &[&str] = DAY_PARTS.split_at(6).0;
/// The parts about the body that take a level.
pub const DAY_BODY: &[&str] = DAY_PARTS.split_at(12).0.split_at(6).1;
/// The signs that are present or not, with the day they were first noticed.
pub const DAY_SIGNS: &[&str] = DAY_PARTS.split_at(15).0.split_at(12).1;
/// The part about the mood, which the doctor's page can leave out; also a word of what pain kept the patient from doing.
pub const MOOD: &str = "mood";
/// The part about the bowels.
pub const BOWELS: &str = "bowels";
/// Signs that are reported before all else, in this order: those that are present or not, then confusion and drowsiness.
pub const TELLING_SIGNS: [&str; 5] = ["weakness", "numbness", "bladder-or-bowel", "confusion", "drowsiness"];
/// The levels of all of them.
pub const DAY_VALUES: [&str; 13] =
    ["good", "fair", "poor", "bad", "normal", "hard", "loose", "not-today", "none", "a-little", "a-lot", "yes", "no"];
/// What a sign's value may be.
pub const YES_NO: [&str; 2] = ["yes", "no"];

/// The level of a day on which the bowels did not move.
pub const BOWELS_NOT_MOVED: &str = "not-today";
const BOWEL_LEVELS: [&str; 4] = ["normal", "hard", "loose", BOWELS_NOT_MOVED];
/// The levels of a day on which they moved.
pub const BOWELS_MOVED: &[&str] = BOWEL_LEVELS.split_at(3).0;
const GOOD_TO_BAD: [&str; 4] = ["good", "fair", "poor", "bad"];
const NONE_TO_MUCH: [&str; 3] = ["none", "a-little", "a-lot"];

/// The levels a part of a day's note can have, best first; none for a text.
#[must_use]
pub fn day_levels(part: &str) -> &'static [&'static str] {
    match part {
        BOWELS => &BOWEL_LEVELS,
        part if DAY_LIFE.contains(&part) => &GOOD_TO_BAD,
        part if DAY_BODY.contains(&part) => &NONE_TO_MUCH,
        part if DAY_SIGNS.contains(&part) => &YES_NO,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_written_like_one_and_stands_once_in_its_list() {
        let levels = DAY_PARTS.iter().map(|part| day_levels(part).to_vec());
        let lists =
            [FEELS.to_vec(), WORSE.to_vec(), HELPED.to_vec(), STOPPED.to_vec(), ONSETS.to_vec(), COURSES.to_vec(), EFFECTS.to_vec()];
        let others = [
            FOR_WHOM.to_vec(),
            OUTCOMES.to_vec(),
            CALL_OUTCOMES.to_vec(),
            SPANS.to_vec(),
            SCHEDULES.to_vec(),
            SORTS.to_vec(),
            YES_NO.to_vec(),
            regions().collect(),
            DAY_PARTS.to_vec(),
        ];
        for list in levels.chain(lists).chain(others) {
            assert!(list.iter().all(|code| Code::parse(code, &[]).is_some()), "{list:?}");
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn the_parts_of_a_day_and_their_levels_are_those_of_the_lists() {
        assert_eq!([DAY_LIFE, DAY_BODY, DAY_SIGNS, &[DAY_NOTE]].concat(), DAY_PARTS);
        assert_eq!([DAY_LIFE.last(), DAY_BODY.last(), DAY_SIGNS.first()], [Some(&"people"), Some(&"confusion"), Some(&"weakness")]);
        let levels = DAY_PARTS.iter().flat_map(|part| day_levels(part).iter().copied());
        assert_eq!(levels.collect::<BTreeSet<_>>(), BTreeSet::from(DAY_VALUES));
        let without_levels = DAY_PARTS.iter().filter(|part| day_levels(part).is_empty());
        assert_eq!(without_levels.collect::<Vec<_>>(), [&DAY_NOTE]);
        assert!(TELLING_SIGNS.starts_with(DAY_SIGNS) && TELLING_SIGNS.iter().all(|sign| DAY_PARTS.contains(sign)));
        // The words of what pain kept the patient from doing are the same six.
        assert_eq!(BTreeSet::from(STOPPED), DAY_LIFE.iter().copied().collect());
    }

    #[test]
    fn what_is_paired_has_a_left_and_a_right() {
        let all: BTreeSet<&str> = regions().collect();
        for (one, other) in [("-left", "-right"), ("-right", "-left")] {
            let lonely = all.iter().filter_map(|code| code.strip_suffix(one)).find(|base| !all.contains(format!("{base}{other}").as_str()));
            assert_eq!(lonely, None);
        }
    }
}
