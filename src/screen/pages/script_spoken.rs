//! What to say to the team: two to four sentences that a tired person can read aloud. New signs first, then the worst pain of each voice,
//! where and since when, then what was taken in the last 24 hours and whether it helped. Only what is recorded is said, and what is left
//! out for brevity is counted; all of it is in the details (`script.rs`).

use super::super::Screen;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Code, CollectVec, Dose, Eased, Entry, RecordId, Score, Sign, Speaker};
use crate::text::{Text, bidi_isolate};

/// Most places, and most medicines, of one sentence.
const NAMED: usize = 3;

impl Screen<'_> {
    /// The sentences.
    pub(in crate::screen) fn spoken(&self) -> Vec<String> {
        let text = self.text;
        let name = self.own_name(&Speaker::Patient);
        let signs = self.model.diary.signs(&self.unreported().signs, self.now);
        let signs = signs.iter().map(|sign| self.spoken_sign(sign)).joined("; ");
        let new = (!signs.is_empty()).then(|| text.script_new(&signs));
        let intro = name.map_or_else(|| text.script_intro(), |name| text.script_intro_name(&name));
        let others = [new, Some(self.spoken_pain()), self.spoken_taken()].into_iter().flatten();
        [intro].into_iter().chain(others.map(|words| text.script_sentence(words.trim_end_matches('.')))).collect_vec()
    }

    /// "Confused, a lot, since Sun 22 Nov, Ben": the level unless it is "yes", the name unless it is the patient's.
    fn spoken_sign(&self, sign: &Sign) -> String {
        let (text, code) = (self.text, sign.part.as_str());
        let level = sign.value.as_ref().map(Code::as_str).filter(|level| *level != "yes").map(|level| text.level(code, level));
        let day = self.list_day(sign.first);
        let day = if sign.first == sign.last { day } else { text.since_day(&day) };
        let who = (!sign.speaker.is_patient()).then(|| self.name(&sign.speaker));
        [text.day_part(code)].into_iter().chain(level).chain([day]).chain(who).joined(", ")
    }

    /// The worst of each voice among what is untold; when nothing is, the last entry.
    fn spoken_pain(&self) -> String {
        let (text, diary, unreported) = (self.text, &self.model.diary, self.unreported());
        let mut worst: Vec<(Speaker, RecordId, &Entry, usize)> = Vec::new();
        let said = unreported.entries.iter().filter_map(|id| Some((diary.said(*id)?.1, *id, diary.entry(*id)?)));
        // Newest first: of equal numbers the newest stays.
        for (speaker, id, entry) in said.filter(|(_, _, entry)| !entry.at.is_ahead_of(self.now)) {
            match worst.iter_mut().find(|(known, ..)| *known == speaker) {
                Some(known) => {
                    known.3 += 1;
                    if entry.score > known.2.score {
                        (known.1, known.2) = (id, entry);
                    }
                }
                // The patient first.
                None => worst.insert(if speaker.is_patient() { 0 } else { worst.len() }, (speaker, id, entry, 1)),
            }
        }
        if worst.is_empty() {
            let last = diary.newest(self.now, |id| Some((diary.said(id)?.1, id, diary.entry(id)?, 1)));
            worst.extend(last);
        }
        let is_named = worst.len() > 1 || worst.iter().any(|(speaker, ..)| !speaker.is_patient());
        let one = |(speaker, id, entry, count): &(Speaker, RecordId, &Entry, usize)| {
            let words = self.spoken_entry(*id, entry, *count > 1);
            if is_named { text.topic_says(&self.name(speaker), &words) } else { words }
        };
        if worst.is_empty() { text.script_nothing() } else { worst.iter().map(one).joined("; ") }
    }

    /// "Worst pain 9, 03:10, Lower back left, Left leg, since yesterday 21:00".
    fn spoken_entry(&self, id: RecordId, entry: &Entry, of_several: bool) -> String {
        let (text, details) = (self.text, entry.details());
        let score = match entry.score {
            Score::TooMuch => text.script_too_much(),
            score if of_several => text.script_worst(&text.score(score)),
            score => text.script_pain(&text.score(score)),
        };
        let recalled = entry.is_recalled(id).then(|| self.recalled_words(entry));
        let places = details.sites.iter().map(|site| text.region(site.region.as_str())).collect_vec();
        let paths = details.spread.iter().map(|path| text.spreads(&self.path_words(path))).collect_vec();
        let began = details.began.map(|at| text.script_began(&self.when(at)));
        let eased = details.eased.map(|eased| match eased {
            Eased::StillThere => text.still_there(),
            Eased::At(at) => text.topic_says(&text.eased(), &self.when(at)),
        });
        let parts =
            [Some(score), Some(self.when(entry.at)), recalled, self.first_of(places, ", "), self.first_of(paths, ", "), began, eased];
        parts.into_iter().flatten().joined(", ")
    }

    /// "Taken in 24 hours: Morphine: 4 times 5 ml, no relief (2 times); not taken: Ibuprofen, 08:00 (felt sick)". `None` where the diary
    /// has no medicine.
    fn spoken_taken(&self) -> Option<String> {
        let (text, diary) = (self.text, &self.model.diary);
        let taken = self.taken().into_iter().filter(|(relief, _)| self.is_medicine(*relief));
        let taken = self.first_of(taken.map(|(relief, doses)| self.spoken_doses(relief, &doses)).collect_vec(), "; ");
        let has_medicine = taken.is_some() || diary.reliefs().any(|(_, relief)| relief.is_medicine());
        let taken = taken.map_or_else(|| text.script_none_taken(), |taken| text.script_in_a_day(&taken));
        let unreported = self.unreported();
        let skipped = unreported.skipped.iter().filter_map(|id| diary.dose(*id)).map(|dose| {
            let reason = bidi_isolate(dose.skipped.as_ref().map(|reason| reason.as_str()).unwrap_or_default());
            text.times_said(&format!("{}, {}", self.relief_words(dose.relief), self.when(dose.at)), &reason)
        });
        let skipped = self.first_of(skipped.collect_vec(), ", ").map(|skipped| text.script_not_taken(&skipped));
        has_medicine.then(|| [taken].into_iter().chain(skipped).joined("; "))
    }

    /// "Morphine: 4 times 5 ml, amount not written (once), no relief (2 times)".
    fn spoken_doses(&self, relief: RecordId, doses: &[&Dose]) -> String {
        let text = self.text;
        let mut amounts: Vec<(&str, usize)> = Vec::new();
        for dose in doses {
            match amounts.iter_mut().find(|(amount, _)| *amount == dose.amount.as_str()) {
                Some((_, count)) => *count += 1,
                None => amounts.push((dose.amount.as_str(), 1)),
            }
        }
        let amount = |(amount, count): &(&str, usize)| {
            let times = text.counted(*count, Text::times);
            if amount.is_empty() {
                text.times_said(&text.amount_not_written(), &times)
            } else {
                text.script_times(&times, &bidi_isolate(amount))
            }
        };
        let helped = EFFECTS.iter().filter_map(|code| {
            let count = doses.iter().filter(|dose| dose.effect.as_ref().is_some_and(|effect| effect.as_str() == *code)).count();
            (count > 0).then(|| text.times_said(&text.effect(code), &text.counted(count, Text::times)))
        });
        text.topic_says(&self.relief_words(relief), &amounts.iter().map(amount).chain(helped).joined(", "))
    }

    /// The first of them, and how many more there are; `None` where there are none.
    fn first_of(&self, mut all: Vec<String>, between: &str) -> Option<String> {
        let more = all.len().saturating_sub(NAMED);
        all.truncate(NAMED);
        let more = (more > 0).then(|| self.text.counted(more, Text::and_more));
        (!all.is_empty()).then(|| [all.into_iter().joined(between)].into_iter().chain(more).joined(" "))
    }
}
