//! Body regions and qualities of the pain: an illness of the lower back that radiates into the left leg, and accompanying pains.

use anyhow::{Context, Result};
use pain_diary::domain::vocabulary::{COURSES, FEELS, HELPED, ONSETS, STOPPED, WORSE, regions};
use pain_diary::domain::{Code, Details, Eased, Entry, OwnWord, Pain, Score, Topic, Word};

use super::chance::Chance;
use super::{Writer, words};

/// Paths of the pain, from its origin.
const WAYS: [&[&str]; 5] = [
    &["lower-back-left", "buttock-left", "thigh-back-left", "calf-left"],
    &["lower-back-left", "buttock-left"],
    &["lower-back-left", "lower-back-middle", "lower-back-right"],
    &["buttock-left", "thigh-back-left", "knee-left", "shin-left", "foot-top-left"],
    &["ribs-right", "upper-abdomen"],
];
/// Usual words for this illness; others are sometimes used.
const USUAL: [&[&str]; 4] = [
    &["aching", "shooting", "burning", "dull", "electric", "pressing"],
    &["sitting", "standing", "night", "coughing", "moving"],
    &["medicine", "heat", "breathing", "another-position", "rest"],
    &["sleep", "walking", "activity"],
];

impl Writer {
    /// Some details of an entry, rarely all.
    pub fn details(&mut self, entry: &Entry) -> Result<Details> {
        let chance = &mut self.chance;
        let mut details = entry.details().clone();
        if chance.below(10) < 8 {
            places(&mut details, entry.score, chance)?;
        }
        for (topic, in_ten) in Topic::ALL.into_iter().zip([6, 3, 2, 2]) {
            if chance.below(10) < in_ten {
                said(&mut details, topic, chance)?;
            }
        }
        if chance.one_in(12) {
            details.onset = chance.pick(&ONSETS).map(Code::listed);
            details.course = chance.pick(&COURSES).map(Code::listed);
        }
        if let (true, Score::Number(pain)) = (chance.one_in(10), entry.score) {
            details.at_rest = Pain::new(pain.number().saturating_sub(2));
            details.on_moving = Pain::new((pain.number() + 1).min(Pain::WORST.number()));
        }
        if chance.one_in(20) {
            details.eased = Some(Eased::StillThere);
        }
        Ok(details)
    }
}

/// A few places along one path, most with their own pain, and the path itself if it has at least two regions.
fn places(details: &mut Details, score: Score, chance: &mut Chance) -> Result<()> {
    let way = chance.pick(&WAYS).context("a way")?;
    let way: Vec<Code> = way.iter().map(|region| Code::listed(region)).collect();
    let strongest = if let Score::Number(pain) = score { pain.number() } else { Pain::WORST.number() };
    let count = 1 + usize::try_from(chance.below(3))?;
    for (step, region) in way.iter().take(count).enumerate() {
        let there = strongest.saturating_sub(u8::try_from(step)?);
        details.mark(region, Pain::new(there).filter(|_| chance.below(10) < 6));
    }
    if chance.one_in(15) {
        let anywhere: Vec<&'static str> = regions().collect();
        let region = chance.pick(&anywhere).context("a region")?;
        details.mark(&Code::listed(region), None);
    }
    if details.sites.len() > 1 && chance.one_in(4) {
        details.spread.push(way);
    }
    Ok(())
}

/// One to three words: of the list, the usual ones of this illness more often, or own words.
fn said(details: &mut Details, topic: Topic, chance: &mut Chance) -> Result<()> {
    let usual = USUAL.get(topic as usize).copied().unwrap_or_default();
    let listed: &[&'static str] = match topic {
        Topic::Feels => &FEELS,
        Topic::Worse => &WORSE,
        Topic::Helped => &HELPED,
        Topic::Stopped => &STOPPED,
    };
    for _ in 0..=chance.below(3) {
        let word = match chance.below(12) {
            0 => {
                let own = chance.pick(words::own(topic)).context("a word")?;
                Word::Own(OwnWord::new(own).context("a short word")?)
            }
            1..=3 => Word::Listed(Code::listed(chance.pick(listed).context("a word")?)),
            _ => {
                let word = chance.pick(usual).context("a word")?;
                Word::Listed(Code::parse(word, listed).context("a code")?)
            }
        };
        details.add_word(topic, word);
    }
    Ok(())
}
