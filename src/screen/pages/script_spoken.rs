//! What to say to the team: two to four sentences that a tired person can read aloud. First who it is about and what is new, then the worst
//! and the last pain of each speaker, where and since when, then what was taken in the last 24 hours and whether it helped, and what was not
//! taken. Only what is recorded is said, and what is left out for brevity is counted; all of it is in the details (`script.rs`).

use super::super::Screen;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Code, CollectVec, Dose, Eased, Entry, Moment, RecordId, Score, Sign, Speaker, sort_by_key};
use crate::text::{Text, bidi_isolate};

/// Most places, and most medicines, of one sentence.
const NAMED: usize = 3;
/// The last number is said beside the worst when it is no older, in hours.
const RECENT_HOURS: i64 = 24;

/// The worst that one speaker reported since the team was told.
struct WorstReport<'e> {
    speaker: Speaker,
    id: RecordId,
    entry: &'e Entry,
    /// True when the speaker reported more than this one.
    of_several: bool,
}

impl Screen<'_> {
    /// The sentences: what it is about, one for the patient, one for all carers, what was taken and what was not.
    pub(in crate::screen) fn spoken(&self) -> Vec<String> {
        let text = self.text;
        let signs = self.model.diary.signs(&self.unreported().signs, self.now);
        let signs = signs.iter().map(|sign| self.spoken_sign(sign)).joined(", ");
        let about = match (self.own_name(&Speaker::Patient), signs.is_empty()) {
            (None, true) => text.script_intro(),
            (None, false) => text.script_intro_new(&signs),
            (Some(name), true) => text.script_intro_name(&name),
            (Some(name), false) => text.script_intro_name_new(&name, &signs),
        };
        let medicine = match (self.spoken_taken(), self.spoken_skipped()) {
            (Some(taken), Some(skipped)) => Some(format!("{taken}; {}", small(&skipped))),
            (taken, skipped) => taken.or(skipped),
        };
        let others = self.spoken_pain().into_iter().chain(medicine);
        let sentence = |words: String| text.script_sentence(words.trim_end_matches('.'));
        [about].into_iter().chain(others).map(sentence).collect_vec()
    }

    /// "confused (since Sun 22 Nov, a lot, Ben)": the newest level unless it is "yes", the name unless it is the patient's. "confused (a lot,
    /// Sun 22 Nov)" of one day.
    fn spoken_sign(&self, sign: &Sign) -> String {
        let (text, code) = (self.text, sign.part.as_str());
        let level = sign.value.as_ref().map(Code::as_str).filter(|level| *level != "yes").map(|level| text.level(code, level));
        let who = (!sign.speaker.is_patient()).then(|| self.name(&sign.speaker));
        text.times_said(&small(&text.day_part(code)), &[self.sign_when(sign, level)].into_iter().chain(who).joined(", "))
    }

    /// A sentence for the patient and one for the carers: the worst of each among what is untold; when nothing is, the last entry.
    fn spoken_pain(&self) -> Vec<String> {
        let (text, reports) = (self.text, self.worst_reports());
        let is_named = reports.len() > 1 || reports.iter().any(|report| !report.speaker.is_patient());
        let one = |report: &WorstReport<'_>| {
            let words = self.spoken_report(report);
            let name = self.name(&report.speaker);
            match (is_named, report.speaker.is_patient()) {
                (false, _) => words,
                (true, true) => text.topic_says(&text.name_says(&name), &small(&words)),
                (true, false) => text.topic_says(&text.name_sees(&name), &small(&words)),
            }
        };
        let (patient, carers): (Vec<_>, Vec<_>) = reports.iter().partition(|report| report.speaker.is_patient());
        let sentences = [patient, carers].map(|reports| reports.into_iter().map(one).joined("; "));
        let sentences = sentences.into_iter().filter(|words| !words.is_empty()).collect_vec();
        if sentences.is_empty() { vec![text.script_nothing()] } else { sentences }
    }

    fn worst_reports(&self) -> Vec<WorstReport<'_>> {
        let diary = &self.model.diary;
        let unreported = self.unreported();
        let mut reports: Vec<WorstReport<'_>> = Vec::new();
        let said = unreported.entries.iter().filter_map(|id| Some((diary.said(*id)?.1, *id, diary.entry(*id)?)));
        // Newest first: of equal numbers the newest stays.
        for (speaker, id, entry) in said.filter(|(_, _, entry)| !entry.at.is_ahead_of(self.now)) {
            match reports.iter_mut().find(|report| report.speaker == speaker) {
                Some(report) => {
                    report.of_several = true;
                    if entry.score > report.entry.score {
                        (report.id, report.entry) = (id, entry);
                    }
                }
                None => reports.push(WorstReport { speaker, id, entry, of_several: false }),
            }
        }
        if reports.is_empty() {
            let newest = |id| Some(WorstReport { speaker: diary.said(id)?.1, id, entry: diary.entry(id)?, of_several: false });
            reports.extend(diary.newest(self.now, newest));
        }
        reports
    }

    /// "The worst pain was 9, today at 03:10, it hurts here: lower back left, left leg, since yesterday at 21:00, and the last was 6, today at 14:02".
    fn spoken_report(&self, report: &WorstReport<'_>) -> String {
        let (text, entry) = (self.text, report.entry);
        let details = entry.details();
        let score = match entry.score {
            Score::TooMuch => text.script_too_much(),
            score if report.of_several => text.script_worst(&text.score(score)),
            score => text.script_pain(&text.score(score)),
        };
        let recalled = entry.is_recalled(report.id).then(|| self.recalled_words(entry));
        let places = details.sites.iter().map(|site| small(&text.region(site.region.as_str()))).collect_vec();
        let places = self.first_of(places, ", ").map(|places| text.script_places(&places));
        let paths = details.spread.iter().map(|path| small(&text.spreads(&self.path_words(path)))).collect_vec();
        let began = details.began.map(|at| text.script_began(&self.spoken_when(at)));
        let eased = details.eased.map(|eased| match eased {
            Eased::StillThere => text.still_there(),
            Eased::At(at) => text.script_eased(&self.spoken_when(at)),
        });
        let last = self.last_of(report).map(|last| match last.score {
            Score::TooMuch => text.script_last_too_much(&self.spoken_when(last.at)),
            score => text.script_last(&text.score(score), &self.spoken_when(last.at)),
        });
        let when = Some(self.spoken_when(entry.at));
        let parts = [Some(score), when, recalled, places, self.first_of(paths, ", "), began, eased, last];
        parts.into_iter().flatten().joined(", ")
    }

    /// The newest number that the speaker wrote down at the time after the worst one, if it is recent.
    fn last_of(&self, report: &WorstReport<'_>) -> Option<&Entry> {
        let diary = &self.model.diary;
        let is_recent = |entry: &Entry| !entry.at.is_ahead_of(self.now) && self.now.since(entry.at).num_hours() < RECENT_HOURS;
        let is_of_speaker = |id: RecordId| diary.said(id).is_some_and(|(_, speaker)| speaker == report.speaker);
        let near = diary.rows_about(self.now.day()).iter().filter_map(|row| Some((row.id, diary.entry(row.id)?)));
        let later = near.filter(|(id, entry)| entry.at > report.entry.at && is_recent(entry) && !entry.is_recalled(*id));
        later.filter(|(id, _)| is_of_speaker(*id)).map(|(_, entry)| entry).max_by_key(|entry| entry.at)
    }

    /// "Taken in the last 24 hours: Morphine (5 ml 4 times, no relief 2 times)". `None` where the diary has no medicine.
    fn spoken_taken(&self) -> Option<String> {
        let (text, diary) = (self.text, &self.model.diary);
        let taken = self.taken().into_iter().filter(|(relief, _)| self.is_medicine(*relief));
        let taken = self.first_of(taken.map(|(relief, doses)| self.spoken_doses(relief, &doses)).collect_vec(), ", ");
        let has_medicine = taken.is_some() || diary.reliefs().any(|(_, relief)| relief.is_medicine());
        has_medicine.then(|| taken.map_or_else(|| text.script_none_taken(), |taken| text.script_in_a_day(&taken)))
    }

    /// "Not taken: Ibuprofen, today at 08:00: felt sick; Morphine, yesterday at 19:00: no reason written", the newest first: medicines skipped
    /// with a reason that the team was not told, and those skipped without one in the last 24 hours. `None` where there is none.
    fn spoken_skipped(&self) -> Option<String> {
        let (text, diary, unreported) = (self.text, &self.model.diary, self.unreported());
        let is_unsaid = |dose: &Dose| dose.skipped.as_ref().is_some_and(|reason| reason.is_empty()) && self.is_of_last_day(dose);
        let near = diary.rows_about(self.now.day()).iter().filter_map(|row| diary.dose(row.id)).filter(|dose| is_unsaid(dose));
        let skipped = unreported.skipped.iter().filter_map(|id| diary.dose(*id)).chain(near);
        let skipped = skipped.filter(|dose| !dose.at.is_ahead_of(self.now) && self.is_medicine(dose.relief)).collect_vec();
        let skipped = sort_by_key(skipped, |dose| -dose.at.unix_ms()).into_iter().map(|dose| {
            let reason = dose.skipped.as_ref().filter(|reason| !reason.is_empty()).map(|reason| bidi_isolate(reason.as_str()));
            text.script_skipped(&self.relief_words(dose.relief), &self.spoken_when(dose.at), &reason.unwrap_or_else(|| text.no_reason()))
        });
        self.first_of(skipped.collect_vec(), "; ").map(|skipped| text.script_not_taken(&skipped))
    }

    /// "Morphine (5 ml 4 times, once without an amount, no relief 2 times)".
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
            if amount.is_empty() { text.script_no_amount(&times) } else { text.script_times(&bidi_isolate(amount), &times) }
        };
        let helped = EFFECTS.iter().filter_map(|code| {
            let count = doses.iter().filter(|dose| dose.effect.as_ref().is_some_and(|effect| effect.as_str() == *code)).count();
            (count > 0).then(|| text.script_times(&text.effect(code), &text.counted(count, Text::times)))
        });
        text.times_said(&self.relief_words(relief), &amounts.iter().map(amount).chain(helped).joined(", "))
    }

    /// "today at 14:02", "yesterday at 21:00", "Sun 22 Nov at 21:00".
    fn spoken_when(&self, at: Moment) -> String {
        let (text, today, time) = (self.text, self.now.day(), self.text.intl.time(at));
        if at.day() == today {
            text.script_today(&time)
        } else if Some(at.day()) == today.pred_opt() {
            text.script_yesterday(&time)
        } else {
            text.script_day(&self.list_day(at.day()), &time)
        }
    }

    /// The first of them, and how many more there are; `None` where there are none.
    fn first_of(&self, mut all: Vec<String>, between: &str) -> Option<String> {
        let more = all.len().saturating_sub(NAMED);
        all.truncate(NAMED);
        let more = (more > 0).then(|| self.text.counted(more, Text::and_more));
        (!all.is_empty()).then(|| [all.into_iter().joined(between)].into_iter().chain(more).joined(" "))
    }
}

/// Words inside a sentence, without their capital. None begins with a proper noun; the languages so far write common nouns small.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}
